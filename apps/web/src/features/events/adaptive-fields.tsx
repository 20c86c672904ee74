import { Checkbox, Fieldset, NumberInput, SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type AdaptiveLimits, poolShares, type UsableItem } from './delivery-choice.ts'

/** The limits of an adaptive exercise, how often one item may be given, and the shares of the content areas. */
export function AdaptiveFields(props: {
  readonly limits: AdaptiveLimits
  /** Items that the exercise has by its present choice. */
  readonly pool: readonly UsableItem[]
  readonly onLimits: (limits: AdaptiveLimits) => void
}) {
  const { limits, pool, onLimits } = props
  const { t } = useTranslation()
  const tooLong = limits.maxItems > pool.length ? t('events:delivery.tooLong', { count: pool.length }) : undefined
  const crossed = limits.minItems > limits.maxItems ? t('events:delivery.crossed') : undefined
  const shares = limits.shares ?? []
  const sum = shares.reduce((total, { percent }) => total + percent, 0)
  const inArea = (area: string | null) => pool.filter(({ contentArea }) => contentArea === area).length
  const change = (area: string | null, percent: number) =>
    onLimits({
      ...limits,
      shares: shares.map((share) => (share.contentArea === area ? { ...share, percent } : share)),
    })
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
        <NumberInput
          label={t('events:delivery.mostExposure')}
          min={5}
          max={100}
          value={limits.mostExposure ?? ''}
          onChange={(value) => onLimits({ ...limits, mostExposure: value === '' ? null : Number(value) })}
        />
      </SimpleGrid>
      <Checkbox
        mt="md"
        checked={Boolean(limits.shares)}
        label={t('events:delivery.shares')}
        onChange={(event) => onLimits({ ...limits, shares: event.currentTarget.checked ? poolShares(pool) : null })}
      />
      {limits.shares ? (
        <Fieldset legend={t('events:delivery.sharesOf')} mt="sm" bg="var(--bg)">
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
            {limits.shares.map(({ contentArea, percent }) => (
              <NumberInput
                key={contentArea ?? ''}
                label={contentArea ?? t('events:delivery.noArea')}
                description={t('events:design.itemsAvailable', { count: inArea(contentArea) })}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                required
                min={0}
                max={100}
                suffix="%"
                value={percent}
                onChange={(value) => change(contentArea, Number(value))}
              />
            ))}
          </SimpleGrid>
          <p className="muted" role="status">
            {t(sum === 100 ? 'events:delivery.sharesWhole' : 'events:delivery.sharesSum', { sum })}
          </p>
        </Fieldset>
      ) : null}
      <p className="muted">{t('events:delivery.adaptiveHint')}</p>
    </>
  )
}
