import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

/** Says what would stand here and how it gets there. */
export function EmptyState(props: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{props.title}</p>
      {props.children ? <div className={classes.text}>{props.children}</div> : null}
      {props.action}
    </div>
  )
}
