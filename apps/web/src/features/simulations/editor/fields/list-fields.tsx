import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldIdOf, useFieldError } from '../draft-form.tsx'
import classes from './fields.module.css'

interface ListFieldsProps<Item> {
  readonly path: string
  readonly legend: string
  /** What one of them is called, with its number: "Pilihan". */
  readonly one: string
  readonly add: string
  readonly items: readonly Item[]
  readonly onItems: (items: Item[]) => void
  readonly blank: () => Item
  readonly most: number
  readonly hint?: string
  readonly render: (item: Item, onItem: (item: Item) => void, path: string) => ReactNode
}

/** Things in an order of their own inside a form: each can be moved, taken away, and another added. */
export function ListFields<Item>(props: ListFieldsProps<Item>) {
  const { path, legend, one, add, items, onItems, blank, most, hint, render } = props
  const { t } = useTranslation()
  const error = useFieldError(path)
  const list = useRef<HTMLOListElement>(null)
  // What was added is written next; what was removed leaves the focus at the button that adds.
  const focusNext = useRef<'last' | 'add' | null>(null)
  useEffect(() => {
    const entry = focusNext.current === 'last' ? list.current?.lastElementChild : null
    entry?.querySelector<HTMLElement>('input, select, textarea')?.focus()
    if (focusNext.current === 'add') document.getElementById(fieldIdOf(path))?.focus()
    focusNext.current = null
  })
  const swap = (n: number, by: number) => {
    const next = [...items]
    const [a, b] = [next[n]!, next[n + by]!]
    next[n] = b
    next[n + by] = a
    onItems(next)
  }
  return (
    <fieldset className="bare">
      <legend>
        <strong>{legend}</strong>
      </legend>
      {hint ? <p>{hint}</p> : null}
      {error ? <p role="alert">{error}</p> : null}
      <ol ref={list} className={classes.list}>
        {items.map((item, n) => {
          const name = `${one} ${n + 1}`
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: they have no identity but their place
            <li key={n} className={classes.entry}>
              <div className={classes.entryHead}>
                <span className={classes.entryName}>{name}</span>
                <span className={classes.tools}>
                  {n > 0 ? (
                    <Button
                      size="compact-md"
                      variant="default"
                      aria-label={t('simulation:list.upOf', { name })}
                      onClick={() => swap(n, -1)}
                    >
                      {t('simulation:list.up')}
                    </Button>
                  ) : null}
                  {n < items.length - 1 ? (
                    <Button
                      size="compact-md"
                      variant="default"
                      aria-label={t('simulation:list.downOf', { name })}
                      onClick={() => swap(n, 1)}
                    >
                      {t('simulation:list.down')}
                    </Button>
                  ) : null}
                  <Button
                    size="compact-md"
                    variant="default"
                    aria-label={t('simulation:list.removeOf', { name })}
                    onClick={() => {
                      focusNext.current = 'add'
                      onItems(items.toSpliced(n, 1))
                    }}
                  >
                    {t('simulation:list.remove')}
                  </Button>
                </span>
              </div>
              {render(item, (next) => onItems(items.with(n, next)), `${path}.${n}`)}
            </li>
          )
        })}
      </ol>
      {items.length < most ? (
        <Button
          mt="sm"
          variant="default"
          id={fieldIdOf(path)}
          onClick={() => {
            focusNext.current = 'last'
            onItems([...items, blank()])
          }}
        >
          {add}
        </Button>
      ) : null}
    </fieldset>
  )
}
