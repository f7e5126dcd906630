use std::time::Instant;

/// Tells on standard error how far the training is.
pub(crate) struct Clock(Instant);

impl Clock {
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    pub(crate) fn say(&self, message: &str) {
        eprintln!("{:6.1} s  {message}", self.0.elapsed().as_secs_f32());
    }

    /// Tells of a round, how many there are, and what remains if the others take as long as all did so far.
    pub(crate) fn progress(&self, round: usize, rounds: usize, loss: f64) {
        let rest = self.0.elapsed().as_secs_f32() / round as f32 * (rounds - round) as f32;
        self.say(&format!("round {round} of {rounds}: loss {loss:.4}, at most {rest:.0} s to go"));
    }
}
