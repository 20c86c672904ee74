import type { ReactNode } from 'react'
import classes from './stat-tile.module.css'

/** One number with its name and what it is measured against. */
export function StatTile(props: { label: string; value: ReactNode; note?: ReactNode }) {
  return (
    <dl className={classes.tile}>
      <dt className={classes.label}>{props.label}</dt>
      <dd className={classes.value}>{props.value}</dd>
      {props.note ? <dd className={classes.note}>{props.note}</dd> : null}
    </dl>
  )
}

export function StatRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>
}
