import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doors } from '../../testing/doors/routes-of-contract.ts'
import { createTestApp, stranger, type TestApp } from '../../testing/test-app.ts'

interface Operation {
  readonly operationId: string
  readonly 'x-permission': string
  readonly security: readonly object[]
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly schema: object
  }[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> }
  readonly responses: Record<
    string,
    { readonly description: string; readonly content: Record<string, { schema: object }> }
  >
}
interface Document {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Record<string, object> }
}

let test: TestApp
let document: Document

beforeAll(async () => {
  test = await createTestApp()
  const reply = await stranger(test)('GET', '/api/openapi.json')
  expect(reply.statusCode).toBe(200)
  document = reply.json()
})
afterAll(() => test.close())

const operationOf = ({ url, method }: { url: string; method: string }) =>
  document.paths[url.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]

describe('the OpenAPI document', () => {
  it('holds exactly the routes of the contract', () => {
    const told = Object.values(document.paths).flatMap((path) => Object.keys(path))
    expect(told).toHaveLength(doors.length)
  })

  it('names the routes that the server serves, and no route that it does not', () => {
    const served = doors.filter(({ method, url }) => !test.app.hasRoute({ method, url }))
    expect(served.map(({ key }) => key)).toEqual([])
  })

  it.each(doors)('tells permission, parameters, body and reply of $key', (door) => {
    const operation = operationOf(door)!
    expect(operation['x-permission']).toBe(door.permission)
    expect(operation.security).toEqual(door.permission === 'public' ? [] : [{ session: [] }])
    const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
    expect(inPath.map(({ name }) => name)).toEqual([...door.url.matchAll(/:(\w+)/g)].map(([, name]) => name))
    expect(inPath.every(({ required }) => required)).toBe(true)
    const hasBody = operation.requestBody !== undefined
    const takesBody = door.upload === true || !door.body.safeParse(undefined).success
    expect(hasBody || !takesBody).toBe(true)
    expect(Object.keys(operation.responses['200']!.content)).toHaveLength(1)
    expect(operation.responses.default!.content['application/json']!.schema).toEqual({
      $ref: '#/components/schemas/Error',
    })
  })

  it('is structurally OpenAPI 3.1', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/)
    expect(document.info.title && document.info.version).toBeTruthy()
    const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map((one) => one.operationId))
    expect(new Set(ids).size).toBe(ids.length)
    for (const [path, operations] of Object.entries(document.paths)) {
      expect(path).toMatch(/^\/api(\/(\{\w+\}|[\w.-]+))+$/)
      for (const [method, operation] of Object.entries(operations)) {
        expect(['get', 'post', 'put', 'patch', 'delete']).toContain(method)
        const slots = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
        const seen = (operation.parameters ?? []).map((one) => `${one.in} ${one.name}`)
        expect(new Set(seen).size).toBe(seen.length)
        expect(seen.filter((one) => one.startsWith('path ')).length).toBe(slots.length)
        expect(method === 'get' && operation.requestBody !== undefined).toBe(false)
      }
    }
  })

  it('holds nothing but JSON Schema that refers to what is there', () => {
    const types = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'])
    const look = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return
      const node = value as Record<string, unknown>
      if (typeof node.$ref === 'string') {
        const target = node.$ref.replace('#/', '').split('/')
        const found = target.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)?.[key], document)
        expect(found, `${path}: ${node.$ref}`).toBeDefined()
      }
      if (typeof node.type === 'string' && !path.endsWith('/properties')) {
        const known = types.has(node.type) || path.includes('securitySchemes')
        expect(known, `${path}: ${node.type}`).toBe(true)
      }
      if (Array.isArray(node.required) && node.properties) {
        const named = Object.keys(node.properties)
        expect(
          (node.required as string[]).filter((name) => !named.includes(name)),
          path,
        ).toEqual([])
      }
      for (const [key, inner] of Object.entries(node)) look(inner, `${path}/${key}`)
    }
    look(document, '')
  })
})
