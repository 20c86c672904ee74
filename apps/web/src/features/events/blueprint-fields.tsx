import { Button, Fieldset, Group, NativeSelect, NumberInput, Stack } from '@mantine/core'
import type { ExerciseDelivery } from '@petakom/contract'
import { DIFFICULTIES } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { type Cell, fitting, type UsableItem } from './delivery-choice.ts'

const MOST_CELLS = 40

/** The lines of a blueprint: so many items of a content area and a difficulty, beside what the pool has of them. */
export function BlueprintFields(props: {
  readonly blueprint: NonNullable<ExerciseDelivery['blueprint']>
  readonly pool: readonly UsableItem[]
  readonly onCells: (cells: Cell[]) => void
}) {
  const { blueprint, pool, onCells } = props
  const { t } = useTranslation()
  const { cells } = blueprint
  const known = [...pool.map(({ contentArea }) => contentArea), ...cells.map(({ contentArea }) => contentArea)]
  const areas = [...new Set(known)].filter((area) => area !== null).sort((one, other) => one.localeCompare(other, 'id'))
  const change = (place: number, part: Partial<Cell>) =>
    onCells(cells.map((cell, index) => (index === place ? { ...cell, ...part } : cell)))
  const total = cells.reduce((sum, { items }) => sum + items, 0)
  return (
    <Fieldset legend={t('events:delivery.blueprint')} mt="sm" bg="var(--bg)">
      <Stack gap="sm">
        {cells.map((cell, place) => {
          const available = fitting(cell, pool)
          return (
            <fieldset
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
              key={place}
              className="bare"
              aria-label={t('events:delivery.line', { number: place + 1 })}
            >
              <Group align="start">
                <NativeSelect
                  label={t('events:delivery.area')}
                  value={cell.contentArea ?? ''}
                  data={[
                    { value: '', label: t('events:delivery.anyArea') },
                    ...areas.map((area) => ({ value: area, label: area })),
                  ]}
                  onChange={(event) => change(place, { contentArea: event.currentTarget.value || null })}
                />
                <NativeSelect
                  label={t('events:delivery.difficulty')}
                  value={cell.difficulty ?? ''}
                  data={[
                    { value: '', label: t('events:delivery.anyDifficulty') },
                    ...DIFFICULTIES.map((one) => ({ value: one, label: t(`events:delivery.level.${one}`) })),
                  ]}
                  onChange={(event) =>
                    change(place, { difficulty: (event.currentTarget.value || null) as Cell['difficulty'] })
                  }
                />
                <NumberInput
                  label={t('events:delivery.items')}
                  description={t('events:design.itemsAvailable', { count: available })}
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                  required
                  min={1}
                  max={200}
                  value={cell.items}
                  error={cell.items > available ? t('events:delivery.short') : undefined}
                  onChange={(value) => change(place, { items: Number(value) })}
                />
                {cells.length > 1 ? (
                  <Button
                    variant="default"
                    mt={24}
                    aria-label={t('events:delivery.removeLineOf', { number: place + 1 })}
                    onClick={() => onCells(cells.filter((_, index) => index !== place))}
                  >
                    {t('events:delivery.removeLine')}
                  </Button>
                ) : null}
              </Group>
            </fieldset>
          )
        })}
        <Group>
          {cells.length < MOST_CELLS ? (
            <Button
              variant="default"
              onClick={() => onCells([...cells, { contentArea: null, difficulty: null, items: 1 }])}
            >
              {t('events:delivery.addLine')}
            </Button>
          ) : null}
          <span>{t('events:delivery.total', { items: total, pool: pool.length })}</span>
        </Group>
        <p className="muted">{t('events:delivery.seed', { seed: String(blueprint.seed) })}</p>
      </Stack>
    </Fieldset>
  )
}
