import { useSettings } from '../../settings.tsx'
import { en } from './en.ts'
import { id, type SimKey } from './id.ts'

export type { SimKey } from './id.ts'
export type SimText = (key: SimKey, values?: Readonly<Record<string, string | number>>) => string

/** The words of a simulation come with its own chunk: who sits a test does not fetch them. */
export function useSimText(): SimText {
  const { language } = useSettings()
  const catalogue = language === 'id' ? id : en
  return (key, values = {}) =>
    catalogue[key].replace(/\{(\w+)\}/g, (slot, name: string) => (name in values ? String(values[name]) : slot))
}
