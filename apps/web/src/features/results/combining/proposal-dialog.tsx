import { Button, Checkbox, Group, Modal, NativeSelect, NumberInput, Stack, Textarea, TextInput } from '@mantine/core'
import { type CombiningRules, proposeCombiningRecipe } from '@petakom/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../../lib/api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'

const METHODS = ['TEST', 'SIMULATION', 'RATING'] as const

interface Props {
  readonly opened: boolean
  readonly rules: CombiningRules
  /** First day that it may begin on. */
  readonly earliest: string
  readonly onClose: () => void
}

/** Proposes another recipe from the one in force. Stays open with what was typed when the server refuses. */
export function ProposalDialog(props: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('combining:page.propose')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {props.opened ? <ProposalForm {...props} /> : null}
    </Modal>
  )
}

function ProposalForm({ rules, earliest, onClose }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [draft, setDraft] = useState({ ...rules, validFrom: earliest, source: '', confidence: 'low', reason: '' })
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }))
  const save = useMutation({
    mutationFn: () => {
      const { validFrom, source, confidence, reason, ...own } = draft
      return callApi(proposeCombiningRecipe, {
        body: { validFrom, source, confidence: confidence as 'low', reason, rules: own },
      })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['combining-recipes'] })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <p>{t('combining:form.lead')}</p>
        {METHODS.map((method) => (
          <NumberInput
            key={method}
            label={t('combining:form.cap', { method: t(`results:methods.${method}`) })}
            suffix=" %"
            decimalSeparator=","
            hideControls
            min={0}
            max={100}
            required
            value={Math.round(draft.caps[method] * 100)}
            onChange={(value) => set({ caps: { ...draft.caps, [method]: Number(value) / 100 } })}
          />
        ))}
        <Checkbox.Group
          label={t('combining:form.needed')}
          description={t('combining:form.neededHint')}
          value={[...draft.needed]}
          onChange={(needed) => set({ needed: METHODS.filter((method) => needed.includes(method)) })}
        >
          <Group mt="xs">
            {METHODS.map((method) => (
              <Checkbox key={method} value={method} label={t(`results:methods.${method}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <NumberInput
          label={t('combining:form.error')}
          description={t('combining:form.errorHint')}
          decimalSeparator=","
          hideControls
          min={0.1}
          max={3}
          step={0.1}
          required
          value={draft.largestError}
          onChange={(value) => set({ largestError: Number(value) })}
        />
        <NativeSelect
          label={t('combining:form.ratings')}
          value={draft.ratingSource}
          data={(['agreed', 'mechanical'] as const).map((value) => ({ value, label: t(`combining:words.${value}`) }))}
          onChange={(event) => set({ ratingSource: event.currentTarget.value as 'agreed' })}
        />
        <TextInput
          label={t('combining:page.validFrom')}
          type="date"
          required
          min={earliest}
          value={draft.validFrom}
          onChange={(event) => set({ validFrom: event.currentTarget.value })}
        />
        <TextInput
          label={t('combining:form.source')}
          description={t('combining:form.sourceHint')}
          required
          minLength={5}
          maxLength={300}
          value={draft.source}
          onChange={(event) => set({ source: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('combining:form.confidence')}
          value={draft.confidence}
          data={(['low', 'medium', 'high'] as const).map((value) => ({
            value,
            label: t(`combining:confidence.${value}`),
          }))}
          onChange={(event) => set({ confidence: event.currentTarget.value })}
        />
        <Textarea
          label={t('combining:form.reason')}
          required
          autosize
          minRows={2}
          minLength={10}
          maxLength={500}
          value={draft.reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
        {save.isError ? <ErrorNotice error={save.error} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('combining:form.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
