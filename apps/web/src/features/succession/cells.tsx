import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './cells.module.css'
import { type Fit, fitWords, isEvenWith } from './succession-words.ts'

/** A critical post as a link, its agency below. */
export function PostCell({ id, name, agencyName }: { id: string; name: string; agencyName: string | null }) {
  return (
    <div className={classes.wide}>
      <Link to={`/suksesi/${id}` as never}>{name}</Link>
      {agencyName ? <span className={classes.second}>{agencyName}</span> : null}
    </div>
  )
}

/** A person as a link, and what else belongs to the name. */
export function PersonCell({ pegawaiId, name, below }: { pegawaiId: string; name: string; below?: string | null }) {
  return (
    <div className={classes.wide}>
      <Link to={`/talenta/${pegawaiId}` as never}>{name}</Link>
      {below ? <span className={classes.second}>{below}</span> : null}
    </div>
  )
}

/** Text that would be a thread of words in a narrow cell. */
export const WideText = ({ children }: { children: ReactNode }) => <div className={classes.wide}>{children}</div>

/** One line each; a dash for nobody. */
export function Lines({ lines }: { lines: readonly { readonly key: string; readonly text: ReactNode }[] }) {
  if (lines.length === 0) return '–'
  return (
    <ul className={classes.names}>
      {lines.map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  )
}

/** Fit with its interval, and a word where it cannot be told from the best. */
export function FitCell({ fit, best }: { fit: Fit | null; best: Fit | null }) {
  const { t, i18n } = useTranslation()
  if (fit === null) return t('succession:fit.unknown')
  return (
    <>
      <span className={classes.whole}>{fitWords(fit, i18n)}</span>
      {isEvenWith(fit, best) ? <span className={classes.second}>{t('succession:fit.even')}</span> : null}
    </>
  )
}
