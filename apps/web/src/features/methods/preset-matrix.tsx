import type { MethodPreset } from '@petakom/contract'
import { COMPETENCIES } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../lib/competency-name.ts'
import { formatNumber } from '../../lib/format.ts'
import { type Column, PlainTable } from '../../ui/plain-table.tsx'

type Competency = (typeof COMPETENCIES)[number]

/** Competencies down, tools across; with `onToggle` each cell is a box to tick. */
export function PresetMatrix(props: {
  preset: MethodPreset
  onToggle?: (tool: number, competency: string, isOn: boolean) => void
}) {
  const { t } = useTranslation()
  const { preset, onToggle } = props
  const columns: Column<Competency>[] = [
    {
      id: 'competency',
      title: t('methods:matrix.competency'),
      isWide: true,
      cell: ({ code }) => competencyLabel(code),
    },
    ...preset.tools.map((tool, place) => ({
      id: `${place}`,
      title: t('methods:matrix.tool', {
        tool: t(`methods:tool.${tool.kind}`),
        minutes: formatNumber(tool.minutes),
        assessors: tool.assessors > 0 ? t('methods:matrix.assessors', { count: tool.assessors }) : '',
      }),
      cell: ({ code }: Competency) => {
        const isOn = tool.competencies.includes(code)
        if (!onToggle)
          return isOn ? <span title={t('methods:matrix.measures')}>●</span> : <span aria-hidden="true">–</span>
        return (
          <input
            type="checkbox"
            style={{ width: 24, height: 24 }}
            checked={isOn}
            aria-label={`${t(`methods:tool.${tool.kind}`)}: ${competencyLabel(code)}`}
            onChange={(event) => onToggle(place, code, event.currentTarget.checked)}
          />
        )
      },
    })),
    {
      id: 'count',
      title: t('methods:matrix.count'),
      isNumber: true,
      cell: ({ code }) => formatNumber(preset.tools.filter(({ competencies }) => competencies.includes(code)).length),
    },
  ]
  return (
    <PlainTable
      caption={t('methods:matrix.caption', { name: t(`methods:preset.${preset.code}`) })}
      columns={columns}
      rows={COMPETENCIES}
      rowKey={({ code }) => code}
    />
  )
}
