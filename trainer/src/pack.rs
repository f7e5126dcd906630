//! The bytes of a model file.

/// Appends what a model file holds, in its order and form.
#[derive(Default)]
pub(crate) struct Writer(pub(crate) Vec<u8>);

impl Writer {
    pub(crate) fn u32(&mut self, value: u32) {
        self.0.extend(value.to_le_bytes());
    }

    pub(crate) fn f32(&mut self, value: f32) {
        self.0.extend(value.to_le_bytes());
    }

    pub(crate) fn i16s(&mut self, values: impl IntoIterator<Item = i16>) {
        self.0.extend(values.into_iter().flat_map(i16::to_le_bytes));
    }

    pub(crate) fn bytes(&mut self, values: impl IntoIterator<Item = u8>) {
        self.0.extend(values);
    }

    pub(crate) fn signed(&mut self, values: &[i8]) {
        self.0.extend(values.iter().map(|value| *value as u8));
    }

    /// Ascending keys, as steps of seven bits a byte; the top bit says that more follows.
    pub(crate) fn keys(&mut self, keys: impl IntoIterator<Item = u32>) {
        let mut last = 0;
        for key in keys {
            let mut step = key - last;
            last = key;
            while 0x80 <= step {
                self.0.push(step as u8 | 0x80);
                step >>= 7;
            }
            self.0.push(step as u8);
        }
    }
}

/// Numbers as signed bytes, and what one unit of a byte is worth.
pub(crate) fn quantized(values: &[f32]) -> (Vec<i8>, f32) {
    let most = values.iter().fold(1e-6_f32, |most, value| most.max(value.abs()));
    let unit = most / 127.0;
    (values.iter().map(|value| (value / unit).round() as i8).collect(), unit)
}
