import { matchRoute, parseRouteKey } from './match-route.js';

const routes = [
  '$default',
  'ANY /{proxy+}',
  'GET /things',
  'GET /things/{id}',
  'ANY /things/{id}',
  'GET /things/new',
  'GET /things/{id}/{rest+}',
].map((key) => ({ key, integrationId: 'i', authorizerId: undefined, scopes: [] }));

it.each([
  ['GET', '/things', 'GET /things', {}],
  ['GET', '/things/new', 'GET /things/new', {}],
  ['GET', '/things/a%2Fb', 'GET /things/{id}', { id: 'a/b' }],
  ['PUT', '/things/7', 'ANY /things/{id}', { id: '7' }],
  ['GET', '/things/7/parts/8', 'GET /things/{id}/{rest+}', { id: '7', rest: 'parts/8' }],
  ['POST', '/things', 'ANY /{proxy+}', { proxy: 'things' }],
  ['GET', '/', '$default', {}],
])('%s %s is for %s', (method, path, key, pathParameters) => {
  const match = matchRoute(routes, method, path);
  expect([match?.route.key, match?.pathParameters]).toEqual([key, pathParameters]);
});

it('finds none without a default', () => {
  expect(matchRoute(routes.slice(2), 'GET', '/other')).toBeUndefined();
});

it.each(['GET', 'GET things', 'FETCH /x', 'GET /{all+}/x', 'GET /x /y'])("takes '%s' for no route", (key) => {
  expect(parseRouteKey(key)).toBeUndefined();
});
