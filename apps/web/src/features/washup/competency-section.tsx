import type { Washup, WashupCellView, WashupCompetencyView } from '@petakom/contract'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../lib/competency-name.ts'
import { formatNumber } from '../../lib/format.ts'
import { CellState } from './cell-state.tsx'
import { DecideForm } from './decide-form.tsx'
import classes from './washup.module.css'
import { mechanicalText } from './washup-matrix.tsx'
import { WordList } from './word-list.tsx'

/** One competency as it is talked about: evidence and levels of each exercise, then the level over all of them. */
export function CompetencySection({ washup, row }: { washup: Washup; row: WashupCompetencyView }) {
  const { t } = useTranslation()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const mayWrite = washup.me.isRecorder && washup.state === 'open'
  return (
    <section className={classes.section}>
      <h2 ref={title} tabIndex={-1}>
        {competencyLabel(row.competency)}
      </h2>
      <div className={classes.cells}>
        {row.cells.map((cell) => (
          <ExerciseCell key={cell.exerciseId} washup={washup} row={row} cell={cell} mayWrite={mayWrite} />
        ))}
      </div>
      <h3>{t('washup:competency.whole')}</h3>
      <p>
        {row.mean === null
          ? t('washup:competency.waiting')
          : t('washup:competency.mean', {
              mean: formatNumber(row.mean, { least: 2, most: 2 }),
              proposal: row.proposal,
              mechanical: mechanicalText(row),
            })}
      </p>
      {row.mechanical.uncorrectedRaters > 0 ? (
        <p className={classes.muted}>
          {t('washup:competency.uncorrected', { count: row.mechanical.uncorrectedRaters })}
        </p>
      ) : null}
      <WordList words={row.words} />
      {mayWrite && row.state !== 'waiting' ? (
        <DecideForm
          key={row.words.length}
          washup={washup}
          subject={{ exerciseId: null, competency: row.competency, words: row.words }}
          proposal={row.level ?? row.proposal}
        />
      ) : null}
    </section>
  )
}

function ExerciseCell(props: { washup: Washup; row: WashupCompetencyView; cell: WashupCellView; mayWrite: boolean }) {
  const { t } = useTranslation()
  const { washup, row, cell, mayWrite } = props
  const name = washup.exercises.find(({ id }) => id === cell.exerciseId)?.name ?? ''
  return (
    <article className={classes.cell} aria-label={name}>
      <h3>{name}</h3>
      {cell.ratings.map(({ id, rater, level, evidence, isLate }) => (
        <div key={id}>
          <strong>
            {t(isLate ? 'washup:competency.gaveLate' : 'washup:competency.gave', {
              name: washup.raters.find((one) => one.id === rater)?.name,
              level,
            })}
          </strong>
          <ul className={classes.quotes}>
            {evidence.map(({ text, sign, indicator }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: locked notes never change place
              <li key={index}>
                {t(`washup:sign.${sign === '+' ? 'plus' : sign === '-' ? 'minus' : 'none'}`)} “{text}”
                {indicator ? <span className={classes.muted}> {indicator}</span> : null}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {cell.anchors.length > 0 ? (
        <details className={classes.anchors}>
          <summary>{t('washup:competency.anchors')}</summary>
          <dl>
            {cell.anchors.map(({ level, text }) => (
              <div key={level}>
                <dt>{level}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
      <CellState cell={cell} />
      <WordList words={cell.words} />
      {mayWrite && cell.ratings.length > 0 ? (
        <DecideForm
          key={cell.words.length}
          washup={washup}
          subject={{ exerciseId: cell.exerciseId, competency: row.competency, words: cell.words }}
          proposal={cell.level}
          isFolded={cell.state === 'same' || cell.state === 'alone' || cell.state === 'agreed'}
        />
      ) : null}
    </article>
  )
}
