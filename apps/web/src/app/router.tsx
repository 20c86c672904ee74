import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { featureRoutes } from './feature-routes.ts'
import { GuardedPage } from './guarded-page.tsx'
import { HomePage } from './home-page.tsx'
import { Layout } from './layout.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { PageError } from './page-error.tsx'

const root = createRootRoute({ component: Layout, notFoundComponent: NotFoundPage })
const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })
const pages = featureRoutes.map((route) =>
  createRoute({
    getParentRoute: () => root,
    path: route.path,
    component: () => <GuardedPage route={route} />,
  }),
)

export const router = createRouter({
  routeTree: root.addChildren([home, ...pages]),
  defaultPreload: 'intent',
  defaultErrorComponent: PageError,
  scrollRestoration: true,
  // Filters are plain words in the address: 08 stays 08.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(search as Record<string, string>).toString()
    return text ? `?${text}` : ''
  },
})
