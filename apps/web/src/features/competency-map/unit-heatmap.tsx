import type { getUnitMap, ResponseOf } from '@petakom/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import { usePermission } from '../../lib/use-permission.ts'
import classes from './unit-heatmap.module.css'

type UnitMap = ResponseOf<typeof getUnitMap>
type Cell = UnitMap['units'][number]['cells'][number]

/** Five steps around the standard, a step every half level, of the mean level minus the mean required level. */
export function gapStep(meanGap: number): -2 | -1 | 0 | 1 | 2 {
  if (meanGap <= -0.75) return -2
  if (meanGap <= -0.25) return -1
  if (meanGap < 0.25) return 0
  return meanGap < 0.75 ? 1 : 2
}

const CLASS: Record<number, string | undefined> = {
  [-2]: classes['gap-2'],
  [-1]: classes['gap-1'],
  0: classes.gap0,
  1: classes.gap1,
  2: classes.gap2,
}
/** Colour is never the only sign. */
const SIGN: Record<number, string> = { [-2]: '▼▼', [-1]: '▼', 0: '', 1: '▲', 2: '▲▲' }

/** The table is the picture: numbers in coloured cells, each a way to its people. */
export function UnitHeatmap({ map, filter }: { map: UnitMap; filter: Readonly<Record<string, string | undefined>> }) {
  const { t, i18n } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.frame} tabIndex={0} aria-label={t('competency-map:units.title')}>
      <table className={classes.map}>
        <thead>
          <tr>
            <th scope="col">{t('competency-map:units.unit')}</th>
            <th scope="col">{t('competency-map:units.people')}</th>
            {map.competencies.map(({ code, name, nameEn }) => (
              <th scope="col" key={code}>
                {i18n.language === 'en' ? nameEn : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.units.map((unit) => (
            <tr key={unit.unitId}>
              <th scope="row">{unit.unitName}</th>
              <td className={classes.cell}>
                <span>{formatNumber(unit.people)}</span>
              </td>
              {unit.cells.map((cell) => (
                <MapCell key={cell.competency} cell={cell} unit={unit} filter={filter} smallest={map.smallest} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function MapCell(props: {
  cell: Cell
  unit: UnitMap['units'][number]
  filter: Readonly<Record<string, string | undefined>>
  smallest: number
}) {
  const { t } = useTranslation()
  const maySeePeople = usePermission('map.person')
  const { cell, unit, filter, smallest } = props
  if (cell.meanLevel === null) {
    return (
      <td className={`${classes.cell} ${classes.blank}`}>
        <span>
          <span className="visually-hidden">{t('competency-map:units.hidden', { smallest })}</span>
        </span>
      </td>
    )
  }
  const level = formatNumber(cell.meanLevel, { least: 1, most: 1 })
  const step = cell.meanGap === null ? 0 : gapStep(cell.meanGap)
  const sentence = t('competency-map:units.cell', {
    unit: unit.unitName,
    competency: cell.competency,
    level,
    required: formatNumber(cell.meanRequired, { least: 1, most: 1 }),
    gap: formatNumber(cell.meanGap, { most: 2 }),
    n: cell.n,
  })
  if (!maySeePeople) {
    return (
      <td className={`${classes.cell} ${CLASS[step]}`} title={sentence}>
        <span>
          <span aria-hidden="true">
            {level} {SIGN[step]}
          </span>
          <span className="visually-hidden">{sentence}</span>
        </span>
      </td>
    )
  }
  return (
    <td className={`${classes.cell} ${CLASS[step]}`}>
      <Link
        to={`/peta/unit/${unit.unitId}` as never}
        search={{ ...filter, competency: cell.competency } as never}
        aria-label={sentence}
        title={sentence}
      >
        {level} {SIGN[step]}
      </Link>
    </td>
  )
}
