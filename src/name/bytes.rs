//! Reading the parts of a model file, each borrowed from the file's bytes.

/// The bytes that are still to be read.
pub(super) struct Reader<'b>(pub(super) &'b [u8]);

impl<'b> Reader<'b> {
    /// The next `length` bytes, or none if there are fewer.
    pub(super) fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (head, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(head)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.array()?))
    }

    pub(super) fn f32(&mut self) -> Option<f32> {
        Some(f32::from_le_bytes(self.array()?))
    }

    pub(super) fn i16s(&mut self, count: usize) -> Option<Vec<i16>> {
        let bytes = self.take(count * 2)?;
        Some(bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect())
    }

    /// `count` ascending keys, stored as steps of seven bits a byte; the top bit says that more follows.
    pub(super) fn keys(&mut self, count: usize) -> Option<Vec<u32>> {
        let mut keys = Vec::with_capacity(count.min(self.0.len()));
        let mut key = 0_u32;
        for _ in 0..count {
            key = key.wrapping_add(self.step()?);
            keys.push(key);
        }
        Some(keys)
    }

    fn step(&mut self) -> Option<u32> {
        let mut step = 0;
        for shift in (0..32).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            step |= u32::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return Some(step);
            }
        }
        None
    }
}

/// FNV-1a over the bytes: tells a truncated or altered file.
pub(super) fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
