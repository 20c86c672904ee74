import { Button, Group, Radio, Stack, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../lib/format.ts'
import { type FieldError, FieldErrorSummary } from '../../ui/field-error-summary.tsx'

interface PointsFormProps {
  readonly most: number
  readonly given: { readonly points: number; readonly comment: string } | null
  readonly isSaving: boolean
  readonly onSave: (rating: { points: number; comment: string }) => void
  readonly children?: ReactNode
}

export function PointsForm({ most, given, isSaving, onSave, children }: PointsFormProps) {
  const { t } = useTranslation()
  const [points, setPoints] = useState(given ? String(given.points) : '')
  const [comment, setComment] = useState(given?.comment ?? '')
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = points === '' ? [{ fieldId: 'poin-0', message: t('rating:form.missing') }] : []
    setErrors(found)
    if (found.length === 0) onSave({ points: Number(points), comment: comment.trim() })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack maw={760}>
        <FieldErrorSummary errors={errors} />
        <Radio.Group
          label={t('rating:form.points')}
          value={points}
          onChange={setPoints}
          error={errors.length > 0 ? t('rating:form.missing') : undefined}
        >
          <Group mt="xs" gap="lg">
            {Array.from({ length: most + 1 }, (_, value) => (
              <Radio key={String(value)} id={`poin-${value}`} value={String(value)} label={formatNumber(value)} />
            ))}
          </Group>
        </Radio.Group>
        <Textarea
          label={t('rating:form.comment')}
          description={t('rating:form.commentHint')}
          autosize
          minRows={2}
          maxLength={2000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        {children}
        <Group>
          <Button type="submit" loading={isSaving}>
            {t(given ? 'rating:form.change' : 'rating:form.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
