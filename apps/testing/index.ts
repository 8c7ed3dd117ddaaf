export { type Answer, type Client, openTestProduct, type TestProduct } from './test-product.ts';
