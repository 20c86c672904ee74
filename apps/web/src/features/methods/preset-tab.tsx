import type { getMethods, ResponseOf } from '@petakom/contract'
import { COMPETENCIES, presetGaps, tierName } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../lib/competency-name.ts'
import { formatDate, formatNumber } from '../../lib/format.ts'
import { useUrlFilter } from '../../lib/url-filter.ts'
import { usePermission } from '../../lib/use-permission.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PresetForm } from './preset-form.tsx'
import { PresetMatrix } from './preset-matrix.tsx'

type Presets = ResponseOf<typeof getMethods>['presets']

export function PresetTab({ presets }: { presets: Presets }) {
  const [filter] = useUrlFilter()
  const mayEdit = usePermission('centre.edit')
  const edited = presets.find(({ content }) => content.code === filter.ubah)
  // A version that follows begins the form anew.
  if (edited && mayEdit) return <PresetForm key={edited.content.version} preset={edited.content} />
  return presets.map((preset) => <ShownPreset key={preset.content.code} preset={preset} mayEdit={mayEdit} />)
}

function ShownPreset({ preset: { content, changes }, mayEdit }: { preset: Presets[number]; mayEdit: boolean }) {
  const { t } = useTranslation()
  const gaps = presetGaps(
    content,
    COMPETENCIES.map(({ code }) => code),
  )
  return (
    <section>
      <h2>{t(`methods:preset.${content.code}`)}</h2>
      <p>{t('methods:preset.usual', { tiers: content.tiers.map((tier) => tierName(tier)).join(', ') })}</p>
      <PresetMatrix preset={content} />
      {gaps.length > 0 ? (
        <Notice tone="warning">
          {t('methods:preset.gaps', {
            least: formatNumber(content.leastTools),
            list: gaps.map(({ competency }) => competencyLabel(competency)).join(', '),
          })}
        </Notice>
      ) : null}
      <p>
        {t('methods:rates.source', {
          version: formatNumber(content.version),
          day: formatDate(content.validFrom),
          source: content.source,
          confidence: t(`methods:rates.confidence.${content.confidence}`),
          by: changes[0] ? t('methods:rates.by', { name: changes[0].madeByName, reason: changes[0].reason }) : '',
        })}
      </p>
      {mayEdit ? (
        <LinkButton to={`/metode?bagian=preset&ubah=${content.code}`} variant="default">
          {t('methods:preset.change', { name: t(`methods:preset.${content.code}`) })}
        </LinkButton>
      ) : null}
    </section>
  )
}
