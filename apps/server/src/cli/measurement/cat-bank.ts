import {
  type AdaptiveBank,
  type AdaptiveSettings,
  assertSettings,
  type Item,
  prepareBank,
  SettingsError,
} from '@petakom/psychometrics'
import { UsageError } from '../command.ts'
import { settingsSentence } from './cat-sentences.ts'
import { readExposure } from './read-exposure.ts'
import { readRecords } from './read-responses.ts'

/** The bank of named items, with the areas and groups of `contentPath` (columns item, area, group) where given. */
export async function bankOf(
  ids: readonly string[],
  items: readonly Item[],
  contentPath: string | undefined,
): Promise<AdaptiveBank> {
  if (contentPath === undefined) return prepareBank({ ids, items })
  const areas: string[] = []
  const groups = new Map<string, number[]>()
  const place = new Map(ids.map((id, i) => [id, i]))
  let heading: readonly string[] = []
  await readRecords(contentPath, (record, line) => {
    if (line === 1) {
      heading = record.map((name) => name.toLowerCase())
      if (!heading.includes('item')) throw new UsageError(`${contentPath}: baris judul memerlukan kolom item.`)
      return
    }
    const cell = (name: string) => record[heading.indexOf(name)] ?? ''
    const index = place.get(cell('item'))
    if (index === undefined)
      throw new UsageError(`${contentPath} baris ${line}: butir ${cell('item')} tidak ada di antara parameter.`)
    areas[index] = cell('area')
    const group = cell('group')
    if (group !== '') groups.set(group, [...(groups.get(group) ?? []), index])
  })
  if (!heading.includes('area')) return prepareBank({ ids, items, enemies: [...groups.values()] })
  const without = ids.find((_, i) => !areas[i])
  if (without !== undefined) throw new UsageError(`${contentPath}: butir ${without} belum diberi area.`)
  return prepareBank({ ids, items, areas, enemies: [...groups.values()] })
}

/** Settings that contradict each other or the bank are a wrong command line: said in one sentence. */
export async function checkedSettings(
  bank: AdaptiveBank,
  settings: AdaptiveSettings,
  exposurePath: string | undefined,
): Promise<AdaptiveSettings> {
  const exposure = exposurePath === undefined ? undefined : await readExposure(exposurePath, bank.ids)
  const checked = exposure ? { ...settings, select: { ...settings.select, exposure } } : settings
  orSentence(() => assertSettings(bank, checked))
  return checked
}

export function orSentence<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    throw new UsageError(settingsSentence(error), { cause: error })
  }
}
