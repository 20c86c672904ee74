import { defineErrors } from '../../../plugins/app-error.ts'

export const careerErrors = defineErrors({
  NO_OWN_RECORD: [
    409,
    'NIP akun Anda tidak ada dalam data pegawai instansi ini, sehingga karier Anda tidak dapat ditampilkan. Minta administrator memeriksa NIP akun atau mengimpor data Anda.',
  ],
})
