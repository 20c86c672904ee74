import { type ReactNode, useEffect } from 'react'
import classes from './page-header.module.css'

/** The page's one heading; also names the document. */
export function PageHeader(props: { title: string; lead?: ReactNode; actions?: ReactNode; badge?: ReactNode }) {
  useEffect(() => {
    document.title = `${props.title} | Petakom`
  }, [props.title])
  return (
    <div className={classes.header}>
      <div>
        <h1 className={classes.title} tabIndex={-1} data-page-title>
          {props.title} {props.badge}
        </h1>
        {props.lead ? <p className={classes.lead}>{props.lead}</p> : null}
      </div>
      {props.actions ? <div className={classes.actions}>{props.actions}</div> : null}
    </div>
  )
}
