import { z } from 'zod'
import { ErrorBody } from './common.ts'
import { defineRoute, type RouteContract, takesNothing } from './define-route.ts'
import { shareDefinitions } from './share-definitions.ts'

/** An OpenAPI 3.1 document; its inside is told by `describeApi`. */
export const getOpenApi = defineRoute({
  method: 'GET',
  url: '/api/openapi.json',
  permission: 'public',
  response: z.record(z.string(), z.unknown()),
})

type Json = Record<string, unknown>

const isRoute = (value: unknown): value is RouteContract =>
  typeof value === 'object' && value !== null && 'permission' in value && 'url' in value && 'method' in value

const FILES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  zip: 'application/zip',
}

/**
 * The document of every route that a module of contracts exports: permission, parameters, body and reply, each from the
 * very schema that the server parses by. Input schemas tell what a caller writes, output schemas what a reply holds.
 */
export function describeApi(contracts: object, version: string): Json {
  const paths: Record<string, Json> = {}
  const routes = Object.entries(contracts).filter((entry): entry is [string, RouteContract] => isRoute(entry[1]))
  for (const [name, route] of routes) {
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(name, route) }
  }
  const { value, schemas } = shareDefinitions(paths)
  return {
    openapi: '3.1.0',
    info: { title: 'Petakom', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths: value,
    components: {
      schemas: { Error: schemaOf(ErrorBody, 'output'), ...schemas },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'petakom_session' } },
    },
  }
}

function describeRoute(name: string, route: RouteContract): Json {
  const parameters = [
    ...parametersOf(route.params, 'path'),
    ...parametersOf(route.query, 'query'),
    ...(route.method === 'GET' ? [] : [REQUEST_MARK]),
  ]
  return {
    operationId: name,
    tags: [route.url.split('/')[2] ?? ''],
    'x-permission': route.permission,
    security: route.permission === 'public' ? [] : [{ session: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...bodyOf(route),
    responses: {
      '200': { description: 'OK', content: replyOf(route) },
      default: {
        description: 'A refusal: its code, one Indonesian sentence, and what there is to tell',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  }
}

/** A page of another origin cannot send it without asking first. */
const REQUEST_MARK = { name: 'x-petakom', in: 'header', required: true, schema: { type: 'string', const: '1' } }

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  if (takesNothing(schema)) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, inner]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: inner,
  }))
}

function bodyOf({ body, upload }: RouteContract): Json {
  if (upload) {
    const file = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } }
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: file } } } }
  }
  if (takesNothing(body)) return {}
  return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }
}

function replyOf({ url, response }: RouteContract): Json {
  const file = FILES[url.split('.').at(-1) ?? '']
  return file
    ? { [file]: { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: schemaOf(response, 'output') } }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as Json
  return json
}
