import { Checkbox, Radio } from '@mantine/core'
import type { ExerciseDelivery } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { AdaptiveFields } from './adaptive-fields.tsx'
import { BlueprintFields } from './blueprint-fields.tsx'
import { type UsableItem, withBlueprint, withMode } from './delivery-choice.ts'

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
          pool={pool}
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
