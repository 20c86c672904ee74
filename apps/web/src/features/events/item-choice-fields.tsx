import { NumberInput, Radio, SimpleGrid } from '@mantine/core'
import { COMPETENCIES } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../lib/competency-name.ts'
import { availableByCompetency, type BankItem, type ExerciseChoice, type ItemChoice } from './pick-items.ts'

export function ItemChoiceFields(props: {
  readonly exercise: ExerciseChoice
  readonly kept: readonly string[]
  readonly bank: readonly BankItem[]
  readonly onChoice: (choice: ItemChoice) => void
}) {
  const { exercise, kept, bank, onChoice } = props
  const { t } = useTranslation()
  const available = availableByCompetency(exercise, bank)
  const total = [...available.values()].reduce((sum, count) => sum + count, 0)
  const { choice } = exercise
  const counts = choice.kind === 'counts' ? choice.counts : {}
  const choose = (kind: string) => {
    if (kind === 'kept') onChoice({ kind: 'kept', codes: kept })
    else onChoice(kind === 'counts' ? { kind: 'counts', counts: {} } : { kind: 'all' })
  }
  return (
    <>
      <Radio.Group mt="md" label={t('events:design.items')} value={choice.kind} onChange={choose}>
        {kept.length > 0 ? (
          <Radio mt="xs" value="kept" label={t('events:design.itemsKept', { count: kept.length })} />
        ) : null}
        <Radio mt="xs" value="all" label={t('events:design.itemsAll', { count: total })} />
        <Radio mt="xs" value="counts" label={t('events:design.itemsCounts')} />
      </Radio.Group>
      {choice.kind === 'counts' ? (
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} mt="sm">
          {COMPETENCIES.filter(({ code }) => available.has(code)).map(({ code }) => (
            <NumberInput
              key={code}
              label={competencyLabel(code)}
              description={t('events:design.itemsAvailable', { count: available.get(code) ?? 0 })}
              min={0}
              max={available.get(code)}
              value={counts[code] ?? 0}
              onChange={(value) => onChoice({ kind: 'counts', counts: { ...counts, [code]: Number(value) } })}
            />
          ))}
        </SimpleGrid>
      ) : null}
    </>
  )
}
