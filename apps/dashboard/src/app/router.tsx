import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';
import { InboxPage } from '../features/inbox/inbox-page.js';
import { readInboxSearch } from '../features/inbox/inbox-search.js';
import { readRequestSearch } from '../features/request/request-search.js';
import { readRequestsSearch } from '../features/requests/requests-search.js';
import { NotFoundPage } from '../components/not-found-page.js';
import { CrashPage } from './crash-page.js';
import { Shell } from './shell.js';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });
const page = { getParentRoute: () => root };

const routes = [
  createRoute({
    ...page,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/inbox' });
    },
  }),
  createRoute({ ...page, path: '/inbox', validateSearch: readInboxSearch, component: InboxPage }),
  createRoute({
    ...page,
    path: '/requests',
    validateSearch: readRequestsSearch,
    component: lazyRouteComponent(() => import('../features/requests/requests-page.js'), 'RequestsPage'),
  }),
  createRoute({
    ...page,
    path: '/requests/$id',
    validateSearch: readRequestSearch,
    component: lazyRouteComponent(() => import('../features/request/request-page.js'), 'RequestPage'),
  }),
  createRoute({
    ...page,
    path: '/start',
    component: lazyRouteComponent(() => import('../features/start/flows-page.js'), 'FlowsPage'),
  }),
  createRoute({
    ...page,
    path: '/start/$flow',
    component: lazyRouteComponent(() => import('../features/start/start-page.js'), 'StartPage'),
  }),
  createRoute({
    ...page,
    path: '/mail',
    component: lazyRouteComponent(() => import('../features/mail/mail-page.js'), 'MailPage'),
  }),
  createRoute({
    ...page,
    path: '/clock',
    component: lazyRouteComponent(() => import('../features/clock/clock-page.js'), 'ClockPage'),
  }),
] as const;

export const createAppRouter = (history?: RouterHistory) =>
  createRouter({
    routeTree: root.addChildren(routes),
    defaultPreload: 'intent',
    defaultErrorComponent: CrashPage,
    ...(history && { history }),
  });

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
