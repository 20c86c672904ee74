import { Checkbox, NumberInput, Radio, SimpleGrid } from '@mantine/core'
import type { ExerciseDelivery } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { BlueprintFields } from './blueprint-fields.tsx'
import { type AdaptiveLimits, type UsableItem, withBlueprint, withMode } from './delivery-choice.ts'

const MODES = ['free', 'forward', 'adaptive'] as const

/** How participants meet the items of an exercise: the way through, and whether forms are drawn for each. */
export function DeliveryFields(props: {
  readonly delivery: ExerciseDelivery
  /** Items that the exercise has by its present choice. */
  readonly pool: readonly UsableItem[]
  readonly onDelivery: (delivery: ExerciseDelivery) => void
}) {
  const { delivery, pool, onDelivery } = props
  const { t } = useTranslation()
  const { mode, blueprint, adaptive } = delivery
  const choose = (value: string) => onDelivery(withMode(delivery, value as ExerciseDelivery['mode']))
  return (
    <>
      <Radio.Group mt="md" label={t('events:delivery.title')} value={mode} onChange={choose}>
        {MODES.map((one) => (
          <Radio
            key={one}
            mt="xs"
            value={one}
            label={t(`events:delivery.mode.${one}`)}
            description={t(`events:delivery.hint.${one}`)}
          />
        ))}
      </Radio.Group>
      {mode === 'adaptive' && adaptive ? (
        <AdaptiveFields
          limits={adaptive}
          pool={pool.length}
          onLimits={(limits) => onDelivery({ ...delivery, adaptive: limits })}
        />
      ) : (
        <Checkbox
          mt="md"
          checked={blueprint !== null}
          label={t('events:delivery.drawn')}
          description={t('events:delivery.drawnHint')}
          onChange={(event) => onDelivery(withBlueprint(delivery, pool, event.currentTarget.checked, newSeed()))}
        />
      )}
      {mode !== 'adaptive' && blueprint ? (
        <BlueprintFields
          blueprint={blueprint}
          pool={pool}
          onCells={(cells) => onDelivery({ ...delivery, blueprint: { ...blueprint, cells } })}
        />
      ) : null}
    </>
  )
}

const newSeed = () => crypto.getRandomValues(new Uint32Array(1))[0]! >>> 1

function AdaptiveFields(props: {
  readonly limits: AdaptiveLimits
  readonly pool: number
  readonly onLimits: (limits: AdaptiveLimits) => void
}) {
  const { limits, pool, onLimits } = props
  const { t } = useTranslation()
  const tooLong = limits.maxItems > pool ? t('events:delivery.tooLong', { count: pool }) : undefined
  const crossed = limits.minItems > limits.maxItems ? t('events:delivery.crossed') : undefined
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} mt="sm">
        <NumberInput
          label={t('events:delivery.minItems')}
          required
          min={1}
          max={200}
          value={limits.minItems}
          error={crossed}
          onChange={(value) => onLimits({ ...limits, minItems: Number(value) })}
        />
        <NumberInput
          label={t('events:delivery.maxItems')}
          required
          min={1}
          max={200}
          value={limits.maxItems}
          error={tooLong}
          onChange={(value) => onLimits({ ...limits, maxItems: Number(value) })}
        />
        <NumberInput
          label={t('events:delivery.standardError')}
          min={0.1}
          max={2}
          step={0.05}
          decimalSeparator=","
          value={limits.standardError ?? ''}
          onChange={(value) => onLimits({ ...limits, standardError: value === '' ? null : Number(value) })}
        />
        <NumberInput
          label={t('events:delivery.best')}
          required
          min={1}
          max={20}
          value={limits.best}
          onChange={(value) => onLimits({ ...limits, best: Number(value) })}
        />
      </SimpleGrid>
      <p className="muted">{t('events:delivery.adaptiveHint')}</p>
    </>
  )
}
