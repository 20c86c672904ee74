import { useLayoutEffect, useRef, useState } from 'react'
import { useSettings } from '../settings.tsx'
import type { FieldProps } from './field.ts'

/** A list that is put in order by buttons, by choosing a place, or by dragging. It counts once something was done. */
export function OrderField({ interaction, name, value, onAnswer }: FieldProps<'order'>) {
  const { t } = useSettings()
  const { options } = interaction
  const given = value && 'order' in value ? value.order : []
  const order = given.length === options.length ? given : options.map(({ id }) => id)
  const [spoken, setSpoken] = useState('')
  const [dragged, setDragged] = useState<string>()
  const list = useRef<HTMLOListElement>(null)
  const goOn = useRef<{ id: string; part: string }>(undefined)
  const textOf = (id: string) => options.find((option) => option.id === id)?.text ?? id

  // The browser drops the focus of an element that moves: it goes back to the same button, or to its living neighbour.
  useLayoutEffect(() => {
    const target = goOn.current
    goOn.current = undefined
    if (!target) return
    const parts = [...(list.current?.querySelectorAll<HTMLElement>(`[data-id="${target.id}"] [data-part]`) ?? [])]
    const usable = parts.filter((part) => !part.matches(':disabled'))
    ;(usable.find(({ dataset }) => dataset.part === target.part) ?? usable[0])?.focus()
  })

  const move = (id: string, place: number, part: string) => {
    if (place < 0 || place >= order.length) return
    const rest = order.filter((one) => one !== id)
    goOn.current = { id, part }
    setSpoken(t('answer.moved', { text: textOf(id), place: place + 1, total: order.length }))
    onAnswer({ order: [...rest.slice(0, place), id, ...rest.slice(place)] })
  }
  return (
    <>
      <p className="hint">{t('answer.order')}</p>
      <ol className="order-list" ref={list}>
        {order.map((id, place) => (
          <li
            key={id}
            data-id={id}
            draggable
            onDragStart={() => setDragged(id)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault()
              if (dragged !== undefined && dragged !== id) move(dragged, place, 'select')
              setDragged(undefined)
            }}
          >
            <span className="order-text">{textOf(id)}</span>
            <span className="order-tools">
              <select
                data-part="select"
                name={`${name}-${id}`}
                aria-label={t('answer.placeOf', { text: textOf(id) })}
                value={place}
                onChange={(event) => move(id, Number(event.target.value), 'select')}
              >
                {order.map((one, index) => (
                  <option key={one} value={index}>
                    {index + 1}
                  </option>
                ))}
              </select>
              <button
                type="button"
                data-part="up"
                disabled={place === 0}
                aria-label={t('answer.upOf', { text: textOf(id) })}
                onClick={() => move(id, place - 1, 'up')}
              >
                <span aria-hidden="true">↑</span> {t('answer.up')}
              </button>
              <button
                type="button"
                data-part="down"
                disabled={place === order.length - 1}
                aria-label={t('answer.downOf', { text: textOf(id) })}
                onClick={() => move(id, place + 1, 'down')}
              >
                <span aria-hidden="true">↓</span> {t('answer.down')}
              </button>
            </span>
          </li>
        ))}
      </ol>
      <p className="hint" role="status">
        {spoken}
      </p>
      {given.length === 0 && (
        <button type="button" onClick={() => onAnswer({ order })}>
          {t('answer.keepOrder')}
        </button>
      )}
    </>
  )
}
