import { compareScenarios, type Scenario, type ScenarioDifference, structureDifferences } from '@petakom/domain'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../../ui/notice.tsx'
import { PlainTable } from '../../../ui/plain-table.tsx'
import { idOf, listOf, type PartName } from '../editor/draft-parts.ts'
import { fieldName } from '../editor/field-name.ts'
import { nameOfThing } from '../editor/names.ts'
import classes from './compare.module.css'

/** So many differences are shown open; more are folded by part. */
const FEW = 20

interface Line {
  readonly key: string
  readonly part: ScenarioDifference['part']
  readonly name: string
  readonly field: string
  readonly one: string
  readonly other: string
}

const shown = (value: string | number | boolean | null) => (value === null ? '–' : String(value))

/** What differs, field by field; of two forms also whether they are built alike, which is what makes them parallel. */
export function DifferenceView({ one, other }: { one: Scenario; other: Scenario }) {
  const { t, i18n } = useTranslation()
  const areForms = one.code !== other.code
  const structure = useMemo(() => (areForms ? structureDifferences(one, other) : []), [areForms, one, other])
  const differences = useMemo(() => compareScenarios(one, other), [one, other])
  const linesOf = (list: readonly ScenarioDifference[]): Line[] =>
    list.flatMap(({ part, id, kind, fields }): Line[] => {
      const name = nameIn(one, part, id) ?? nameIn(other, part, id) ?? id
      if (kind !== 'changed') {
        const there = t('simulation:compare.there')
        const line = {
          part,
          name,
          field: '',
          one: kind === 'only-one' ? there : '–',
          other: kind === 'only-one' ? '–' : there,
        }
        return [{ ...line, key: `${part} ${id}` }]
      }
      return fields.map(({ field, one: before, other: after }) => ({
        ...{ key: `${part} ${id} ${field}`, part, name, field, one: shown(before), other: shown(after) },
      }))
    })
  const table = (caption: string, lines: readonly Line[]) => (
    <PlainTable
      caption={caption}
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        ...(caption === t('simulation:compare.structure')
          ? [
              {
                id: 'part',
                title: t('simulation:compare.part'),
                cell: ({ part }: Line) => t(`simulation:section.${part}`),
              },
            ]
          : []),
        ...(lines.some(({ name }) => name !== '')
          ? [{ id: 'name', title: t('simulation:compare.thing'), isWide: true, cell: ({ name }: Line) => name }]
          : []),
        {
          id: 'field',
          title: t('simulation:compare.field'),
          cell: ({ field }) => (field ? fieldName(field, i18n.exists, t) : ''),
        },
        { id: 'one', title: titleOf(one), isWide: true, cell: (line) => line.one },
        { id: 'other', title: titleOf(other), isWide: true, cell: (line) => line.other },
      ]}
    />
  )
  if (differences.length === 0) return <Notice tone="success">{t('simulation:compare.same')}</Notice>
  return (
    <>
      {areForms && one.family !== other.family ? (
        <Notice tone="warning">{t('simulation:compare.otherFamily')}</Notice>
      ) : null}
      {areForms && one.family === other.family ? (
        structure.length === 0 ? (
          <Notice tone="success">{t('simulation:compare.parallel')}</Notice>
        ) : (
          <>
            <Notice tone="warning" title={t('simulation:compare.notParallel', { count: structure.length })}>
              {t('simulation:compare.notParallelHint')}
            </Notice>
            {table(t('simulation:compare.structure'), linesOf(structure))}
          </>
        )
      ) : null}
      <h2>{t('simulation:compare.caption', { count: differences.length })}</h2>
      {[...Map.groupBy(differences, ({ part }) => part)].map(([part, list], n) => (
        <details key={part} className={classes.part} open={n === 0 || differences.length < FEW}>
          <summary>
            {t('simulation:compare.inPart', { part: t(`simulation:section.${part}`), count: list.length })}
          </summary>
          {table(t(`simulation:section.${part}`), linesOf(list))}
        </details>
      ))}
    </>
  )
}

const titleOf = ({ code, version }: Scenario) => `${code} (${version})`

function nameIn(scenario: Scenario, part: ScenarioDifference['part'], id: string): string | null {
  if (part === 'head') return ''
  const thing = listOf(scenario, part as PartName).find((candidate) => idOf(candidate) === id)
  return thing ? nameOfThing(part as PartName, thing) : null
}
