import type { PlanFigures, PlanSettings } from '@petakom/contract'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../lib/format.ts'
import { StatRow, StatTile } from '../../../ui/stat-tile.tsx'
import { boundWords, formatFit, formatPoints } from '../points.ts'

export function PlanFigureTiles({ figures, settings }: { figures: PlanFigures; settings: PlanSettings }) {
  const { t, i18n } = useTranslation()
  const { worstAgency: worst } = figures
  return (
    <StatRow>
      <StatTile
        label={t('placement:figure.total')}
        value={formatPoints(figures.total)}
        note={boundWords(figures, settings, i18n)}
      />
      <StatTile
        label={t('placement:figure.filled')}
        value={t('placement:figure.ofVacancies', {
          filled: formatNumber(figures.filledVacancies),
          vacancies: formatNumber(figures.vacancies),
        })}
        note={t('placement:figure.emptyNote', { empty: formatNumber(figures.empty) })}
      />
      <StatTile
        label={t('placement:figure.moves')}
        value={formatNumber(figures.moves)}
        note={t('placement:figure.movesNote', {
          promotions: formatNumber(figures.promotions),
          laterals: formatNumber(figures.laterals),
        })}
      />
      <StatTile
        label={t('placement:figure.chains')}
        value={formatNumber(figures.chains)}
        note={t('placement:figure.chainsNote', { longest: formatNumber(figures.longestChain) })}
      />
      <StatTile
        label={t('placement:figure.worstAgency')}
        value={formatFit(worst?.mean)}
        note={
          worst ? t('placement:figure.worstAgencyNote', { name: worst.name, posts: formatNumber(worst.posts) }) : null
        }
      />
      <StatTile
        label={t('placement:figure.lowestFit')}
        value={formatFit(figures.lowestFit)}
        note={t('placement:figure.lowestFitNote')}
      />
    </StatRow>
  )
}
