import { ReferPage } from './ReferPage.tsx';

export const Page = () => <ReferPage from="signal" />;
