import { Button, Group, Textarea } from '@mantine/core'
import { type FeedbackTask, saveFeedback } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { competencyLabel } from '../../lib/competency-name.ts'
import { formatNumber } from '../../lib/format.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { StatementField } from './statement-field.tsx'

const SAVE_AFTER_MS = 1_500

/** Stores by itself a moment after the last change, so that it goes on anywhere; finishing asks for every statement. */
export function FeedbackForm({ task }: { task: FeedbackTask }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [answers, setAnswers] = useState(task.answers)
  const [comment, setComment] = useState(task.comment)
  const [isChanged, setChanged] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const latest = useRef({ answers, comment })
  latest.current = { answers, comment }
  const save = useMutation({
    mutationFn: (isFinished: boolean) =>
      callApi(saveFeedback, { params: { id: task.id }, body: { ...latest.current, isFinished } }),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change starts the wait anew
  useEffect(() => {
    if (!isChanged) return
    const timer = setTimeout(() => {
      setChanged(false)
      save.mutate(false)
    }, SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [answers, comment])
  const { statements } = task.questionnaire
  const missing = statements.filter(({ code }) => answers[code] === undefined)
  const competencies = [...new Set(statements.map(({ competency }) => competency))]
  const finish = async () => {
    setAsked(true)
    setChanged(false)
    if (missing.length > 0) {
      document.getElementById(`pernyataan-${missing[0]!.code}`)?.focus()
      save.mutate(false)
      return
    }
    await save.mutateAsync(true)
    await client.invalidateQueries({ queryKey: ['feedback'] })
    await navigate({ to: '/kuesioner' as never })
  }
  const stateKey = save.isPending || isChanged ? 'saving' : save.isSuccess ? 'saved' : 'ready'
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void finish().catch(() => {})
      }}
    >
      {competencies.map((competency) => (
        <section key={competency}>
          <h2>{competencyLabel(competency)}</h2>
          {statements
            .filter((one) => one.competency === competency)
            .map((statement) => (
              <StatementField
                key={statement.code}
                statement={statement}
                value={answers[statement.code]}
                isMissing={isAsked && answers[statement.code] === undefined}
                onChange={(value) => {
                  setChanged(true)
                  setAnswers((before) => ({ ...before, [statement.code]: value }))
                }}
              />
            ))}
        </section>
      ))}
      <Textarea
        label={t('multirater:form.comment')}
        description={t('multirater:form.commentHint')}
        autosize
        minRows={3}
        maxLength={2000}
        value={comment}
        onChange={(event) => {
          setChanged(true)
          setComment(event.currentTarget.value)
        }}
      />
      <p role="status">
        {t('multirater:form.progress', {
          answered: formatNumber(statements.length - missing.length),
          statements: formatNumber(statements.length),
          state: t(`multirater:form.${stateKey}`),
        })}
      </p>
      {isAsked && missing.length > 0 ? (
        <p role="alert">{t('multirater:form.missing', { count: missing.length })}</p>
      ) : null}
      {save.isError ? <ErrorNotice error={save.error} /> : null}
      <Group>
        <Button type="submit" loading={save.isPending && isAsked}>
          {t('multirater:form.finish')}
        </Button>
      </Group>
    </form>
  )
}
