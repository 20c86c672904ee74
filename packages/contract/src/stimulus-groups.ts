import { z } from 'zod'
import { defineRoute } from './define-route.ts'
import { Stimulus } from './item-content.ts'

const GroupCode = z.string().regex(/^[A-Z0-9-]{1,40}$/)

/** The shared stimuli of the bank, with the codes of the items that have them now. */
export const listStimulusGroups = defineRoute({
  method: 'GET',
  url: '/api/stimulus-groups',
  permission: 'item.edit',
  response: z.object({ rows: z.array(z.object({ code: GroupCode, items: z.array(z.string()) })) }),
})
export const getStimulusGroup = defineRoute({
  method: 'GET',
  url: '/api/stimulus-groups/:code',
  permission: 'item.edit',
  params: z.object({ code: GroupCode }),
  response: z.object({ code: GroupCode, stimulus: Stimulus.nullable(), items: z.array(z.string()) }),
})
