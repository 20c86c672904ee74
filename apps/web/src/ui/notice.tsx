import type { ReactNode } from 'react'
import { Glyph, type GlyphName } from './glyph.tsx'
import classes from './notice.module.css'

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger'

const GLYPH: Record<NoticeTone, GlyphName> = { info: 'info', success: 'check', warning: 'warning', danger: 'cross' }

/** A standing message on a soft ground. Pass `live` when it appears after an action, so that it is spoken. */
export function Notice(props: {
  tone?: NoticeTone
  title?: ReactNode
  live?: boolean
  children?: ReactNode
  action?: ReactNode
}) {
  const tone = props.tone ?? 'info'
  const role = props.live ? (tone === 'danger' ? 'alert' : 'status') : undefined
  return (
    <div className={classes.notice} data-tone={tone} role={role}>
      <Glyph name={GLYPH[tone]} />
      <div className={classes.body}>
        {props.title ? <p className={classes.title}>{props.title}</p> : null}
        {props.children ? <div className={classes.text}>{props.children}</div> : null}
        {props.action ? <div className={classes.action}>{props.action}</div> : null}
      </div>
    </div>
  )
}
