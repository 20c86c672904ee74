import type { Scenario } from '@petakom/domain'

export type EditedPart = 'messages' | 'events'

/** Where a box of the map is edited: a decision at its message; other acts stand in the events that they bring about. */
export function partOfNode(
  scenario: Scenario,
  nodeId: string,
): { readonly part: EditedPart; readonly id: string } | null {
  const [kind, id = ''] = nodeId.split(/:(.*)/s)
  if (kind === 'message') return { part: 'messages', id }
  if (kind === 'event') return { part: 'events', id }
  if (kind !== 'option') return null
  const message = scenario.messages.find(({ options = [] }) => options.some((option) => option.id === id))
  return message ? { part: 'messages', id: message.id } : null
}
