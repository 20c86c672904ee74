import { Button, Group, NativeSelect, NumberInput } from '@mantine/core'
import type { getMethods, ResponseOf } from '@petakom/contract'
import { COMPETENCIES, comparePlans, DEFAULT_COMBINING_RECIPE } from '@petakom/domain'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatRupiah, numberSigns } from '../../lib/format.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { FilterRow } from '../../ui/filter-row.tsx'
import { Notice } from '../../ui/notice.tsx'
import { BestPlansTable } from './best-plans-table.tsx'
import { CostChart } from './cost-chart.tsx'
import { errorWord, planName } from './method-words.ts'
import { namedPlans } from './named-plans.ts'
import { NamedPlansTable } from './named-plans-table.tsx'
import { RateSources } from './rate-sources.tsx'
import { RatesDialog } from './rates-dialog.tsx'

const MOST_ASSESSORS = 4

/** What a design costs against the error to expect, worked out here from the rates of the server. */
export function CostTab({ methods }: { methods: ResponseOf<typeof getMethods> }) {
  const { t } = useTranslation()
  const mayEdit = usePermission('centre.edit')
  const [filter, setFilter] = useUrlFilter()
  const [edited, setEdited] = useState<'costs' | 'errors' | null>(null)
  const { presets, costs, errors: stored, measured } = methods
  const preset = (presets.find(({ content }) => content.code === filter.preset) ?? presets.at(-1)!).content
  const isMeasured = filter.galat !== 'ketentuan' && measured !== null && measured.testMinutes > 0
  const people = Number(filter.peserta) || 40
  const leastGain = (Number(filter.selisih) || 2) / 100
  const errors = useMemo(
    () =>
      isMeasured
        ? { ...stored.content, test: measured.standardError, testMinutes: measured.testMinutes }
        : stored.content,
    [isMeasured, measured, stored],
  )
  const named = useMemo(() => namedPlans(preset.tools, costs.content, errors), [preset, costs, errors])
  const compared = useMemo(
    () =>
      comparePlans({
        tools: preset.tools,
        competencies: COMPETENCIES.map(({ code }) => code),
        costs: costs.content,
        errors,
        recipe: DEFAULT_COMBINING_RECIPE,
        mostAssessors: MOST_ASSESSORS,
        leastGain,
      }),
    [preset, costs, errors, leastGain],
  )
  const { enough } = compared
  return (
    <>
      <FilterRow label={t('methods:cost.question')}>
        <NativeSelect
          label={t('methods:cost.preset')}
          value={preset.code}
          data={presets.map(({ content }) => ({ value: content.code, label: t(`methods:preset.${content.code}`) }))}
          onChange={(event) => setFilter({ preset: event.currentTarget.value })}
        />
        <NumberInput
          label={t('methods:cost.people')}
          value={people}
          min={1}
          max={5000}
          allowDecimal={false}
          onChange={(value) => setFilter({ peserta: String(value) })}
        />
        <NumberInput
          label={t('methods:cost.leastGain')}
          description={t('methods:cost.leastGainHint')}
          value={leastGain}
          min={0.01}
          max={0.5}
          step={0.01}
          {...numberSigns()}
          onChange={(value) => setFilter({ selisih: String(Math.round(Number(value) * 100)) })}
        />
        {measured ? (
          <NativeSelect
            label={t('methods:cost.errors')}
            value={isMeasured ? '' : 'ketentuan'}
            data={[
              { value: '', label: t('methods:cost.errorsMeasured') },
              { value: 'ketentuan', label: t('methods:cost.errorsStored') },
            ]}
            onChange={(event) => setFilter({ galat: event.currentTarget.value || undefined })}
          />
        ) : null}
      </FilterRow>
      {enough ? (
        <Notice
          tone="info"
          title={t('methods:cost.enough', {
            plan: planName(t, enough.tools),
            rupiah: formatRupiah(enough.rupiah),
            error: errorWord(enough.standardError),
          })}
        >
          <p>
            {t('methods:cost.enoughMeans', { gain: errorWord(leastGain), tried: formatNumber(compared.plans.length) })}
          </p>
        </Notice>
      ) : (
        <Notice tone="warning">{t('methods:cost.nothing')}</Notice>
      )}
      <NamedPlansTable named={named} people={people} seatElsewhere={costs.content.seatElsewhere} />
      {enough ? <CostChart compared={compared} named={named} /> : null}
      <BestPlansTable best={compared.best} enough={enough} />
      <RateSources costs={costs} errors={stored} measured={measured} isMeasured={isMeasured} />
      {mayEdit ? (
        <Group mt="md">
          <Button variant="default" onClick={() => setEdited('costs')}>
            {t('methods:rates.changeCosts')}
          </Button>
          <Button variant="default" onClick={() => setEdited('errors')}>
            {t('methods:rates.changeErrors')}
          </Button>
        </Group>
      ) : null}
      <RatesDialog which={edited} costs={costs.content} errors={stored.content} onClose={() => setEdited(null)} />
    </>
  )
}
