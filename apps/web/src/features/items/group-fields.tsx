import { Button, Checkbox, Group, Stack } from '@mantine/core'
import { getStimulusGroup, listStimulusGroups, type Stimulus } from '@petakom/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callApi } from '../../lib/api.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Field } from './kinds/field.tsx'

interface GroupFieldsProps {
  readonly code: string
  readonly onCode: (code: string) => void
  /** Code of the item that is edited: it is not one of the others. */
  readonly own: string
  readonly isShared: boolean
  readonly onShared: (isShared: boolean) => void
  readonly onStimulus: (stimulus: Stimulus | null) => void
}

/** A stimulus that several items share: its code, the items that have it, and whether a change is theirs too. */
export function GroupFields({ code, onCode, own, isShared, onShared, onStimulus }: GroupFieldsProps) {
  const { t } = useTranslation()
  const groups = useQuery({ queryKey: ['items', 'groups'], queryFn: () => callApi(listStimulusGroups) })
  const take = useMutation({
    mutationFn: () => callApi(getStimulusGroup, { params: { code } }),
    onSuccess: ({ stimulus }) => onStimulus(stimulus),
  })
  const known = groups.data?.rows.find((group) => group.code === code)
  const others = known?.items.filter((item) => item !== own) ?? []
  return (
    <Stack>
      <Field
        id="bahan-kode"
        label={t('editor:group.label')}
        description={t('editor:group.hint')}
        value={code}
        onValue={(next) => onCode(next.toUpperCase())}
      />
      {others.length > 0 ? (
        <Notice>
          <Stack gap="xs">
            <span>{t('editor:group.others', { code, codes: others.join(', ') })}</span>
            <Group>
              <Button variant="default" loading={take.isPending} onClick={() => take.mutate()}>
                {t('editor:group.take', { code })}
              </Button>
            </Group>
            <Checkbox
              label={t('editor:group.share')}
              checked={isShared}
              onChange={(event) => onShared(event.currentTarget.checked)}
            />
          </Stack>
        </Notice>
      ) : null}
      {take.isError ? <ErrorNotice error={take.error} /> : null}
    </Stack>
  )
}
