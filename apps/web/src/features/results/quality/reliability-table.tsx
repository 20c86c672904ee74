import { Button } from '@mantine/core'
import type { EventQuality } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatShare } from '../../../lib/format.ts'
import { useUrlFilter } from '../../../lib/url-filter.ts'
import { PlainTable } from '../../../ui/plain-table.tsx'
import classes from './quality.module.css'
import { reliabilityWord } from './reliability-word.ts'

const number = (value: number | null) => formatNumber(value, { least: 2, most: 2 })

/** How sure each scale is: in words, then the figures; a scale's items stand one click away. */
export function ReliabilityTable({ quality }: { quality: EventQuality }) {
  const { t, i18n } = useTranslation()
  const [, change] = useUrlFilter()
  const nameOf = (row: EventQuality['scales'][number]) => (i18n.language === 'en' ? row.nameEn : row.name)
  return (
    <section>
      <h2>{t('quality:reliability.title')}</h2>
      <p>{t('quality:reliability.lead')}</p>
      {(['competency', 'theme', 'potential'] as const).map((kind) => {
        const rows = quality.scales.filter((scale) => scale.kind === kind)
        if (rows.length === 0) return null
        return (
          <div key={kind} className={classes.part}>
            <PlainTable
              caption={t(`quality:reliability.kind.${kind}`)}
              rows={rows}
              rowKey={({ scale }) => scale}
              columns={[
                { id: 'name', title: t('quality:reliability.scale'), cell: nameOf },
                {
                  id: 'word',
                  title: t('quality:reliability.word'),
                  cell: (row) => (
                    <div className={classes.words}>{t(`quality:word.${reliabilityWord(row.marginal)}`)}</div>
                  ),
                },
                {
                  id: 'items',
                  title: t('quality:reliability.items'),
                  cell: (row) => (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('quality:reliability.itemsOf', { name: nameOf(row) })}
                      onClick={() => {
                        change({ scale: `${kind}:${row.scale}` })
                        document.getElementById('butir')?.scrollIntoView()
                      }}
                    >
                      {t('quality:reliability.see', { count: row.items })}
                    </Button>
                  ),
                },
                { id: 'n', title: t('quality:reliability.n'), isNumber: true, cell: (row) => formatNumber(row.n) },
                {
                  id: 'marginal',
                  title: t('quality:reliability.marginal'),
                  isNumber: true,
                  cell: (row) => number(row.marginal),
                },
                {
                  id: 'alpha',
                  title: t('quality:reliability.alpha'),
                  isNumber: true,
                  cell: (row) => number(row.alpha),
                },
                {
                  id: 'sure',
                  title: t('quality:reliability.sure'),
                  isNumber: true,
                  cell: (row) => formatShare(row.meanLevelProbability, 0),
                },
                {
                  id: 'cuts',
                  title: t('quality:reliability.errors'),
                  isWhole: true,
                  cell: (row) => row.errorAtCuts.map(({ error }) => number(error)).join(' · '),
                },
              ]}
            />
          </div>
        )
      })}
      <p>{t('quality:reliability.note')}</p>
    </section>
  )
}
