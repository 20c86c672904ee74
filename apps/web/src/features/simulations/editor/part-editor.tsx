import { Button, TextInput } from '@mantine/core'
import type { NameKind } from '@petakom/domain'
import { Link } from '@tanstack/react-router'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useWordsOf } from '../words/use-words-of.ts'
import { useDraftForm } from './draft-form.tsx'
import {
  addThing,
  duplicateThing,
  idOf,
  listOf,
  moveThing,
  type PartName,
  removeThing,
  replaceThing,
  type ThingOf,
} from './draft-parts.ts'
import classes from './editor.module.css'
import { IdField } from './fields/id-field.tsx'
import type { Problem } from './find-problems.ts'
import { nameOfThing } from './names.ts'
import { ActorForm } from './parts/actor-form.tsx'
import { CalendarForm } from './parts/calendar-form.tsx'
import { DocumentForm } from './parts/document-form.tsx'
import { EventForm } from './parts/event-form.tsx'
import { MessageForm } from './parts/message-form.tsx'
import { PolicyForm } from './parts/policy-form.tsx'
import { RatingForm } from './parts/rating-form.tsx'
import { ResourceForm } from './parts/resource-form.tsx'
import { RuleForm } from './parts/rule-form.tsx'
import type { ThingProps } from './parts/thing-props.ts'
import { usesOf } from './uses.ts'

const FORMS: { readonly [P in PartName]: ComponentType<ThingProps<P>> } = {
  actors: ActorForm,
  resources: ResourceForm,
  documents: DocumentForm,
  calendar: CalendarForm,
  messages: MessageForm,
  events: EventForm,
  rules: RuleForm,
  rating: RatingForm,
  policies: PolicyForm,
}
const NAME_KIND: Readonly<Record<PartName, NameKind>> = {
  actors: 'actor',
  resources: 'resource',
  documents: 'document',
  calendar: 'calendar',
  messages: 'message',
  events: 'event',
  rules: 'rule',
  rating: 'rating',
  policies: 'policy',
}

const ADD_BUTTON = 'add-thing'
/** A list longer than this can be searched. */
const MANY = 12

interface PartEditorProps {
  readonly part: PartName
  readonly chosen: string | undefined
  readonly problems: readonly Problem[]
  readonly onChoose: (id: string) => void
}

/** The things of a part as a list, and the form of the one that is chosen. */
export function PartEditor({ part, chosen, problems, onChoose }: PartEditorProps) {
  const { t } = useTranslation()
  const { draft, change } = useDraftForm()
  const list = listOf(draft, part)
  // Whoever adds or doubles a thing goes on in its form, whoever removes one in the next.
  const [fresh, setFresh] = useState<string | null>(null)
  const [sought, setSought] = useState('')
  const wanted = list.length > MANY ? sought.trim().toLocaleLowerCase('id') : ''
  const found = list.filter((one) => `${nameOfThing(part, one)} ${idOf(one)}`.toLocaleLowerCase('id').includes(wanted))
  const thing = list.find((one) => idOf(one) === chosen) ?? list[0]
  const enter = (id: string) => {
    setFresh(id)
    onChoose(id)
  }
  const add = () => {
    const added = addThing(draft, part)
    change(added.draft)
    enter(added.id)
  }
  const errorsOf = (id: string) => problems.filter((one) => one.part === part && one.id === id).length
  return (
    <div className={classes.part}>
      <div className={classes.list}>
        {list.length > MANY ? (
          <TextInput
            mb="xs"
            type="search"
            label={t('simulation:list.find')}
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
        ) : null}
        {list.length > 0 ? (
          <ol className={classes.things} aria-label={t(`simulation:section.${part}`)}>
            {found.map((one) => {
              const id = idOf(one)
              const count = errorsOf(id)
              return (
                <li key={id}>
                  <Link
                    to="."
                    search={{ bagian: part, pilih: id } as never}
                    aria-current={one === thing ? 'true' : undefined}
                    activeOptions={{ includeSearch: true }}
                    resetScroll={false}
                  >
                    {nameOfThing(part, one)}
                    {count > 0 ? <small>{t('simulation:check.count', { count })}</small> : null}
                  </Link>
                </li>
              )
            })}
          </ol>
        ) : (
          <EmptyState title={t(`simulation:empty.${part}`)}>{t(`simulation:emptyHint.${part}`)}</EmptyState>
        )}
        <Button variant="default" id={ADD_BUTTON} onClick={add}>
          {t(`simulation:add.${part}`)}
        </Button>
      </div>
      {thing ? (
        <ThingEditor
          key={idOf(thing)}
          part={part}
          thing={thing}
          isFresh={fresh === idOf(thing)}
          onChoose={onChoose}
          onEnter={enter}
        />
      ) : null}
    </div>
  )
}

interface ThingEditorProps {
  readonly part: PartName
  readonly thing: ThingOf<PartName>
  /** It takes the focus: it was only just added, doubled, or reached by removing another. */
  readonly isFresh: boolean
  readonly onChoose: (id: string) => void
  readonly onEnter: (id: string) => void
}

function ThingEditor({ part, thing, isFresh, onChoose, onEnter }: ThingEditorProps) {
  const { t } = useTranslation()
  const { draft, change } = useDraftForm()
  const [isLeaving, setLeaving] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isFresh) form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  }, [isFresh])
  const id = idOf(thing)
  const Form = FORMS[part] as ComponentType<ThingProps<PartName>>
  const kind = NAME_KIND[part]
  const uses = usesOf(draft, kind, id)
  const remove = () => {
    const list = listOf(draft, part)
    const place = list.findIndex((one) => idOf(one) === id)
    const next = list[place + 1] ?? list[place - 1]
    change(removeThing(draft, part, id))
    onEnter(next ? idOf(next) : '')
    if (!next) document.getElementById(ADD_BUTTON)?.focus()
  }
  const name = nameOfThing(part, thing)
  return (
    <section className={classes.form} aria-label={name}>
      <div className={classes.formHead}>
        <h2>{name}</h2>
        <Button
          variant="default"
          onClick={() => {
            const twin = duplicateThing(draft, part, id)
            change(twin.draft)
            onEnter(twin.id)
          }}
        >
          {t('simulation:list.duplicate')}
        </Button>
        <Button variant="default" onClick={() => change(moveThing(draft, part, id, -1))}>
          {t('simulation:list.up')}
        </Button>
        <Button variant="default" onClick={() => change(moveThing(draft, part, id, 1))}>
          {t('simulation:list.down')}
        </Button>
        <Button variant="default" onClick={() => (uses > 0 ? setLeaving(true) : remove())}>
          {t('simulation:list.remove')}
        </Button>
      </div>
      <ThingWords part={part} thing={thing} />
      <div ref={form}>
        <Form
          value={thing}
          onValue={(next) => {
            const key = `${part} ${id} ${document.activeElement?.id ?? ''}`
            change(replaceThing(draft, part, id, next as never), key)
          }}
        />
      </div>
      <details className={classes.name}>
        <summary>{t('simulation:field.inFile')}</summary>
        <IdField kind={kind} id={id} onRenamed={onChoose} />
      </details>
      <ConfirmDialog
        opened={isLeaving}
        title={t('simulation:list.removeOf', { name })}
        confirmLabel={t('simulation:list.remove')}
        isDangerous
        onConfirm={remove}
        onClose={() => setLeaving(false)}
      >
        {t('simulation:list.used', { count: uses })}
      </ConfirmDialog>
    </section>
  )
}

/** What an event or a rule says, in one sentence, so that its form can be checked by reading. */
function ThingWords({ part, thing }: Pick<ThingEditorProps, 'part' | 'thing'>) {
  const { t } = useTranslation()
  const words = useWordsOf(useDraftForm().draft)
  if (part === 'rules')
    return (
      <p
        className={classes.words}
      >{`${t('simulation:content.seen')}: ${words.evidence((thing as ThingOf<'rules'>).pattern)}`}</p>
    )
  if (part !== 'events') return null
  const { when, effects } = words.event(thing as ThingOf<'events'>)
  return <p className={classes.words}>{effects.length > 0 ? `${when}: ${effects.join('; ')}` : when}</p>
}
