import * as contract from '@petakom/contract'
import { z } from 'zod'

type Door = contract.RouteContract & { readonly name: string; readonly key: string }

const isRoute = (value: unknown): value is contract.RouteContract =>
  typeof value === 'object' && value !== null && 'permission' in value && 'url' in value && 'method' in value

/** Every route of the contract; `key` is its method and address as declared. */
export const doors: readonly Door[] = Object.entries(contract as Record<string, unknown>).flatMap(([name, route]) =>
  isRoute(route) ? [{ ...route, name, key: `${route.method} ${route.url}` }] : [],
)

/** Whether a query or a body can name a thing by its id. */
export function namesAnId({ query, body }: contract.RouteContract): boolean {
  const text = [query, body].map((schema) =>
    JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })),
  )
  return text.some((schema) => schema.includes('"format":"uuid"'))
}

/** Whether an address can be called as it stands: nothing in it to fill in. */
export const isPlain = ({ url }: { url: string }) => !url.includes(':')
