import type { BankOption } from '../bank/types.ts'

/**
 * QTI wants identifiers that are unique in the item and begin with a letter; the bank's own id stands beside in
 * `data-petakom-id`, so that it comes back.
 */
export function qtiId(side: '' | 'L' | 'R' | 'V', id: string): string {
  return side === '' && /^[A-Za-z_]/.test(id) ? id : `${side || 'O'}_${id}`
}

export const idAttributes = (side: '' | 'L' | 'R' | 'V', { id }: Pick<BankOption, 'id'>) => ({
  identifier: qtiId(side, id),
  'data-petakom-id': qtiId(side, id) === id ? null : id,
})
