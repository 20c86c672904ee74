import type { Permission } from '@petakom/domain'
import { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** `public` answers anybody; `signed-in` any actor; everything else is a permission of the policy. */
export type RoutePermission = Permission | 'public' | 'signed-in'

export interface RouteContract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly method: Method
  /** Path with `:name` parameters, beginning with /api/. */
  readonly url: string
  readonly permission: RoutePermission
  /** Answers even while the session is locked; every other route is refused then. */
  readonly whileLocked?: boolean
  /** Takes one file as multipart/form-data instead of a JSON body. */
  readonly upload?: boolean
  /** Answers with server-sent events, which go on. */
  readonly isStream?: boolean
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly response: Response
}

const nothing = z.undefined().or(z.null()).or(z.object({}).loose())

/** Whether a part of a route was left undeclared. */
export const takesNothing = (schema: z.ZodType): boolean => schema === (nothing as unknown)

/** One route, known to server and browser alike. What is not given takes no input; every reply has a schema. */
export function defineRoute<
  Response extends z.ZodType,
  Params extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
  Body extends z.ZodType = typeof nothing,
>(route: {
  method: Method
  url: string
  permission: RoutePermission
  whileLocked?: boolean
  upload?: boolean
  isStream?: boolean
  params?: Params
  query?: Query
  body?: Body
  response: Response
}): RouteContract<Params, Query, Body, Response> {
  return {
    ...route,
    params: route.params ?? (nothing as unknown as Params),
    query: route.query ?? (nothing as unknown as Query),
    body: route.body ?? (nothing as unknown as Body),
  }
}

export type ParamsOf<R extends RouteContract> = z.output<R['params']>
export type QueryOf<R extends RouteContract> = z.output<R['query']>
export type BodyOf<R extends RouteContract> = z.output<R['body']>
export type ResponseOf<R extends RouteContract> = z.output<R['response']>
