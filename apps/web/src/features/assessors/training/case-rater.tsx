import { Button, Group, NativeSelect, Radio } from '@mantine/core'
import type { CaseRatings, OpenCase } from '@petakom/contract'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../../lib/competency-name.ts'
import { Notice } from '../../../ui/notice.tsx'
import classes from './case-rater.module.css'
import { cellsOf, isWhole, keyOf, NOTHING_GIVEN, ratingsOf } from './cells.ts'
import { Transcript } from './transcript.tsx'
import { useDraft } from './use-draft.ts'

interface Props {
  /** Under which the work is kept on this device. */
  readonly name: string
  readonly cases: readonly OpenCase[]
  readonly submitLabel: string
  readonly isSaving: boolean
  readonly onSubmit: (rated: { caseId: string; ratings: CaseRatings }[], forget: () => void) => void
  readonly children?: ReactNode
}

/** Rates one person on one competency at a time: lines are marked as evidence in the transcript, then a level is given. */
export function CaseRater({ name, cases, submitLabel, isSaving, onSubmit, children }: Props) {
  const { t } = useTranslation()
  const { draft, give, forget } = useDraft(name)
  const cells = cellsOf(cases)
  const [at, setAt] = useState(0)
  const [isShort, setShort] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const cell = cells[at]!
  const shown = cases.find(({ id }) => id === cell.caseId)!
  const { content } = shown
  const person = content.persons.find(({ id }) => id === cell.person)!
  const competency = content.competencies.find((one) => one.competency === cell.competency)!
  const givenOf = (index: number) => draft[keyOf(cells[index]!)] ?? NOTHING_GIVEN
  const given = givenOf(at)
  const whole = cells.filter((_, index) => isWhole(givenOf(index))).length
  const change = (part: Partial<typeof given>) => {
    setShort(false)
    give(keyOf(cell), { ...given, ...part })
  }
  const go = (index: number) => {
    setAt(index)
    heading.current?.focus()
  }
  const submit = () => {
    const missing = cells.findIndex((_, index) => !isWhole(givenOf(index)))
    if (missing === -1) {
      const rated = cases.map((one) => ({ caseId: one.id, ratings: ratingsOf(draft, one) }))
      return onSubmit(rated, forget)
    }
    go(missing)
    setShort(true)
  }
  const toggle = (line: string) =>
    change({
      evidence: given.evidence.includes(line)
        ? given.evidence.filter((one) => one !== line)
        : [...given.evidence, line],
    })
  return (
    <div className={classes.rater}>
      <section className={classes.transcript} aria-label={t('assessors:rate.transcript')}>
        <h2>{content.title}</h2>
        {content.situation.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p className={classes.marking}>
          {t('assessors:rate.marking', { name: person.name, competency: competencyLabel(cell.competency) })}
        </p>
        <Transcript
          content={content}
          marking={{ person: person.id, name: person.name, marked: given.evidence, onToggle: toggle }}
        />
      </section>
      <section className={classes.panel}>
        <h2 ref={heading} tabIndex={-1}>
          {t('assessors:rate.cell', { name: person.name, competency: competencyLabel(cell.competency) })}
        </h2>
        <p role="status">{t('assessors:rate.progress', { at: at + 1, all: cells.length, whole })}</p>
        {isShort ? (
          <Notice tone="danger" live>
            {t(given.level === null ? 'assessors:rate.noLevel' : 'assessors:rate.noEvidence', { name: person.name })}
          </Notice>
        ) : null}
        <p>{competency.focus}</p>
        <details>
          <summary>{t('assessors:rate.indicators')}</summary>
          <ul>
            {competency.indicators.map(({ code, text }) => (
              <li key={code}>
                {text} ({code})
              </li>
            ))}
          </ul>
        </details>
        <p>{t('assessors:rate.marked', { count: given.evidence.length, name: person.name })}</p>
        <Radio.Group
          key={keyOf(cell)}
          label={t('assessors:rate.level')}
          value={given.level === null ? '' : String(given.level)}
          onChange={(value) => change({ level: Number(value) })}
        >
          <div className={classes.levels}>
            {competency.anchors.map(({ level, text }) => (
              <Radio key={level} value={String(level)} label={`${level}. ${text}`} />
            ))}
          </div>
        </Radio.Group>
        <Group mt="md">
          <Button variant="default" disabled={at === 0} onClick={() => go(at - 1)}>
            {t('assessors:rate.before')}
          </Button>
          <Button variant="default" disabled={at === cells.length - 1} onClick={() => go(at + 1)}>
            {t('assessors:rate.next')}
          </Button>
        </Group>
        <NativeSelect
          mt="md"
          label={t('assessors:rate.jump')}
          value={String(at)}
          onChange={(event) => go(Number(event.currentTarget.value))}
          data={cells.map((one, index) => ({
            value: String(index),
            label: t(isWhole(givenOf(index)) ? 'assessors:rate.jumpDone' : 'assessors:rate.jumpOpen', {
              n: index + 1,
              name: cases.find(({ id }) => id === one.caseId)!.content.persons.find(({ id }) => id === one.person)!
                .name,
              competency: competencyLabel(one.competency),
            }),
          }))}
        />
        {children}
        <Group mt="md">
          <Button loading={isSaving} onClick={submit}>
            {submitLabel}
          </Button>
        </Group>
        <p className={classes.muted}>{t('assessors:rate.kept')}</p>
      </section>
    </div>
  )
}
