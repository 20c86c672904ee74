import { defineErrors } from '../../plugins/app-error.ts'

export const identityErrors = defineErrors({
  WRONG_CREDENTIALS: [401, 'NIP atau kata sandi tidak cocok. Periksa keduanya lalu coba lagi.'],
  INSTANSI_EXISTS: [409, 'Instansi pertama sudah dibuat. Masuk dengan akun administratornya.'],
  NIP_TAKEN: [409, 'NIP {nip} sudah memiliki akun di instansi ini. Ubah akun yang ada.'],
  ACTIVATION_REFUSED: [
    401,
    'NIP dan kode aktivasi tidak cocok, atau kodenya sudah dipakai, diganti, atau lewat masanya. Periksa kartu Anda, atau minta kode baru kepada administrator.',
  ],
  ALREADY_ACTIVE: [409, 'Akun NIP {nip} sudah aktif, sehingga tidak memerlukan kode baru.'],
  LAST_ADMINISTRATOR: [
    409,
    'Instansi harus memiliki sedikitnya satu administrator aktif. Tunjuk yang lain lebih dahulu.',
  ],
})
