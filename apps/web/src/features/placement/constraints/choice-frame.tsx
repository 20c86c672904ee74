import { Button, Fieldset } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './constraints.module.css'

interface Props {
  readonly legend: string
  readonly error: string | undefined
  /** What was chosen, in place of the search; null while nothing is. */
  readonly chosen: ReactNode
  readonly changeLabel: string
  readonly onClear: () => void
  readonly children: ReactNode
}

/** One choice of the dialog: a search with its answers, or what was chosen with the way back to the search. */
export function ChoiceFrame({ legend, error, chosen, changeLabel, onClear, children }: Props) {
  return (
    <Fieldset legend={legend} bg="var(--bg)">
      {error ? <p className={classes.error}>{error}</p> : null}
      {chosen ? (
        <div className={classes.chosen}>
          <div>{chosen}</div>
          <Button variant="default" size="compact-md" onClick={onClear}>
            {changeLabel}
          </Button>
        </div>
      ) : (
        children
      )}
    </Fieldset>
  )
}

interface Option {
  readonly key: number
  readonly name: string
  readonly about: string
  readonly note?: string | undefined
}

/** Answers of a search as buttons: each says all that the choice rests on. */
export function OptionList(props: { label: string; options: readonly Option[]; onChoose: (key: number) => void }) {
  return (
    <ul className={classes.options} aria-label={props.label}>
      {props.options.map(({ key, name, about, note }) => (
        <li key={key}>
          <button type="button" onClick={() => props.onChoose(key)}>
            <strong>{name}</strong>
            <span>{about}</span>
            {note ? <span className={classes.note}>{note}</span> : null}
          </button>
        </li>
      ))}
    </ul>
  )
}
