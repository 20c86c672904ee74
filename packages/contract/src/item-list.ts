import { DIFFICULTIES, ITEM_STATES, SENSITIVITIES } from '@petakom/domain'
import { z } from 'zod'
import { Id, IdParams, Instant, PageQuery } from './common.ts'
import { defineRoute } from './define-route.ts'
import { ItemTags } from './item-tags.ts'
import { ItemKind } from './items.ts'

const State = z.enum(ITEM_STATES)

export const ItemRow = ItemTags.extend({
  id: Id,
  code: z.string(),
  theme: z.string(),
  competency: z.string(),
  level: z.number(),
  kind: ItemKind,
  state: State,
  version: z.number(),
  author: z.string(),
  stem: z.string(),
  /** Sittings that are over in which it was served, in any version. */
  timesServed: z.number(),
})
export const listItems = defineRoute({
  method: 'GET',
  url: '/api/items',
  permission: 'item.read',
  query: PageQuery.extend({
    theme: z.string().max(40).optional(),
    competency: z.string().max(10).optional(),
    level: z.coerce.number().int().min(1).max(5).optional(),
    kind: ItemKind.optional(),
    state: State.optional(),
    contentArea: z.string().max(60).optional(),
    sensitivity: z.enum(SENSITIVITIES).optional(),
    /** Items in review whose verdict the asker may and did not give yet. */
    waiting: z.enum(['me']).optional(),
    search: z.string().max(100).optional(),
    sort: z.enum(['code', 'served', 'least-served']).default('code'),
  }),
  response: z.object({ total: z.number(), rows: z.array(ItemRow) }),
})
/** How many items there are, and by which words of the instansi they can be found. */
export const getBankSummary = defineRoute({
  method: 'GET',
  url: '/api/items/summary',
  permission: 'item.read',
  response: z.object({
    themes: z.array(z.object({ theme: z.string(), items: z.number(), inUse: z.number() })),
    states: z.partialRecord(State, z.number()),
    contentAreas: z.array(z.string()),
    families: z.array(z.string()),
    waitingForMe: z.number(),
  }),
})
/** An item that a scored form may hold; how hard it is follows from its parameters. */
export const UsableItem = ItemRow.pick({
  code: true,
  theme: true,
  competency: true,
  level: true,
  contentArea: true,
}).extend({ difficulty: z.enum(DIFFICULTIES) })
/** Every item that a scored form may hold, for the design of an event. */
export const listUsableItems = defineRoute({
  method: 'GET',
  url: '/api/items/usable',
  permission: 'item.read',
  response: z.array(UsableItem),
})

/** Tags of an item, the items it must not meet, how often it was served and its versions. */
export const getItemRecord = defineRoute({
  method: 'GET',
  url: '/api/items/:id/record',
  permission: 'item.read',
  params: IdParams,
  response: z.object({
    tags: ItemTags,
    enemies: z.array(z.object({ id: Id, code: z.string(), stem: z.string(), reason: z.string() })),
    family: z.array(z.object({ id: Id, code: z.string() })),
    served: z.number(),
    lastServedAt: Instant.nullable(),
    versions: z.array(
      z.object({
        version: z.number(),
        by: z.string(),
        at: Instant,
        /** Events whose forms hold this version, the latest first. */
        events: z.array(z.object({ id: Id, name: z.string(), isPilot: z.boolean() })),
      }),
    ),
  }),
})
export const setItemTags = defineRoute({
  method: 'PUT',
  url: '/api/items/:id/tags',
  permission: 'item.edit',
  params: IdParams,
  body: ItemTags.extend({
    /** All of its enemies, by code. */
    enemies: z.array(z.object({ code: z.string().max(30), reason: z.string().trim().min(3).max(300) })).max(100),
  }),
  response: z.object({ enemies: z.number() }),
})

/** Who looked at which item, with or without its key. */
export const listItemLooks = defineRoute({
  method: 'GET',
  url: '/api/item-looks',
  permission: 'item.log',
  query: PageQuery.extend({
    itemId: Id.optional(),
    person: z.string().max(100).optional(),
    code: z.string().max(30).optional(),
    withKey: z.enum(['yes', 'no']).optional(),
  }),
  response: z.object({
    total: z.number(),
    rows: z.array(
      z.object({
        id: Id,
        at: Instant,
        by: z.string(),
        action: z.string(),
        itemId: Id.nullable(),
        code: z.string().nullable(),
        withKey: z.boolean().nullable(),
      }),
    ),
  }),
})
