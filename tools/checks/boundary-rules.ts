import type { IRegularForbiddenRuleType } from 'dependency-cruiser';

const tests = '\\.(test|e2e)\\.tsx?$|/test-support\\.tsx$';
/** What only tests use: a folder `testing` in the platform, an app or a module. */
const testing = '(^|/)testing/';
const door = '^modules/[^/]+/[^/]+/(model|server|web)/index\\.tsx?$';
const webRooms = '^(modules/[^/]+/[^/]+/web|apps/web|platform/(web|ui))/';
const serverRooms = '^(modules/[^/]+/[^/]+/server|apps/server|platform/server)/';
/** What reads values stands in a package, and runs wherever the kit does. */
const pureRooms = '^(platform/kit|packages/[^/]+/normalise|modules/[^/]+/[^/]+/model)/';
const pureDoor = '^packages/[^/]+/normalise/index\\.ts$';
const packageDoors = ['^packages/[^/]+/index\\.ts$', '^packages/[^/]+/[^/]+/index\\.ts$'];
/** Packages that compute and do nothing else. */
const purePackages = '^node_modules/(zod|libphonenumber-js)/';

type Rule = Omit<IRegularForbiddenRuleType, 'severity'>;

// A test may build its world with what stands above; other files may not load `testing` at all.
const layers: Rule[] = [
  {
    name: 'packages-stand-alone',
    comment: 'A package, tests included, can be taken out of here and used elsewhere.',
    from: { path: '^packages/([^/]+)/' },
    to: { pathNot: ['^packages/$1/', '^node_modules/'], dependencyTypesNot: ['core'] },
  },
  {
    name: 'packages-through-their-doors',
    from: { path: '^(apps|modules|platform|bench|e2e|tools)/' },
    to: { path: '^packages/', pathNot: packageDoors },
  },
  {
    name: 'platform-below-modules',
    comment: 'The platform knows techniques, no domain.',
    from: { path: '^platform/', pathNot: tests },
    to: { path: '^(modules|apps)/' },
  },
  {
    name: 'trust-below-chain',
    from: { path: '^modules/trust/' },
    to: { path: '^(modules/(chain|crime|digital|care|steer)|apps)/', pathNot: testing },
  },
  {
    name: 'chain-below-tracks',
    from: { path: '^modules/chain/' },
    to: { path: '^(modules/(crime|digital|care|steer)|apps)/', pathNot: testing },
  },
  {
    name: 'tracks-below-steer',
    from: { path: '^modules/(crime|digital|care)/' },
    to: { path: '^(modules/steer|apps)/', pathNot: testing },
  },
  {
    name: 'tracks-apart',
    comment: 'Crime, digital and care do not know each other.',
    from: { path: '^modules/(crime|digital|care)/' },
    to: { path: '^modules/(crime|digital|care)/', pathNot: '^modules/$1/' },
  },
  { name: 'steer-below-apps', from: { path: '^modules/steer/' }, to: { path: '^apps/', pathNot: testing } },
  {
    name: 'product-without-tools',
    comment: 'What runs at a customer does not need what builds and tests it.',
    from: { path: '^(apps|modules|platform)/', pathNot: [tests, testing] },
    to: { path: '^(tools|bench|e2e)/|(^|/)testing/' },
  },
];

const rooms: Rule[] = [
  {
    name: 'kit-stands-alone',
    from: { path: '^platform/kit/', pathNot: tests },
    to: { pathNot: ['^platform/kit/', pureDoor, '^node_modules/'], dependencyTypesNot: ['core'] },
  },
  {
    name: 'model-stands-alone',
    comment: 'A model imports other models, the kit, and the pure door of a package.',
    from: { path: '^modules/[^/]+/[^/]+/model/', pathNot: tests },
    to: {
      pathNot: ['^modules/[^/]+/[^/]+/model/', '^platform/kit/', pureDoor, '^node_modules/'],
      dependencyTypesNot: ['core'],
    },
  },
  {
    name: 'pure-rooms-without-node',
    comment: 'Kit and models run in the browser too.',
    from: { path: pureRooms, pathNot: tests },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'pure-rooms-with-pure-packages',
    from: { path: pureRooms, pathNot: tests },
    to: { path: '^node_modules/', pathNot: purePackages },
  },
  {
    name: 'modules-through-their-doors',
    from: { path: '^modules/([^/]+/[^/]+)/', pathNot: [tests, testing] },
    to: { path: '^modules/', pathNot: ['^modules/$1/', door] },
  },
  {
    name: 'tests-through-the-doors',
    comment: 'A test may also build on what another module keeps for tests.',
    from: { path: '^modules/([^/]+/[^/]+)/.*((^|/)testing/|\\.(test|e2e)\\.tsx?$)' },
    to: { path: '^modules/', pathNot: ['^modules/$1/', door, testing] },
  },
  {
    name: 'visitors-through-the-doors',
    from: { path: '^(apps|bench|e2e|tools)/' },
    to: { path: '^modules/', pathNot: door },
  },
  { name: 'web-without-server', from: { path: webRooms, pathNot: tests }, to: { path: serverRooms } },
  {
    name: 'web-without-node',
    from: { path: webRooms, pathNot: [tests, '\\.config\\.ts$'] },
    to: { dependencyTypes: ['core'] },
  },
  { name: 'server-without-web', from: { path: serverRooms, pathNot: tests }, to: { path: webRooms } },
];

const everywhere: Rule[] = [
  { name: 'no-circle', from: {}, to: { circular: true } },
  {
    name: 'everything-resolves',
    comment: 'Types alone are checked by the compiler.',
    from: {},
    to: { couldNotResolve: true, dependencyTypesNot: ['type-only', 'type-import'] },
  },
  {
    name: 'product-packages-are-dependencies',
    comment: 'A package that the product loads is not a development dependency.',
    from: {
      path: '^(apps|modules|packages|platform)/',
      pathNot: [tests, testing, '\\.config\\.ts$', '^packages/[^/]+/bench/'],
    },
    to: {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
      dependencyTypesNot: ['type-only', 'type-import'],
    },
  },
  {
    name: 'one-schema-library',
    comment: 'The product describes itself with zod alone; why the linkage package does not: docs/adr/0020.',
    from: { pathNot: '^packages/linkage/' },
    to: { path: '^node_modules/valibot/' },
  },
];

/** Who may import whom: `docs/architecture.md`, as rules. */
export const boundaryRules: readonly Rule[] = [...layers, ...rooms, ...everywhere];
