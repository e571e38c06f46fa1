#pragma once
// How much of the time that has passed each turn of the window counts. Pure: it is told the time.

namespace khalkha {

/// What plays keeps to the time of the user whatever the frames take: a turn counts as long as it was. Only
/// one longer than the slowest frame that anybody still watches is taken for a pause: the process was
/// stopped, the machine slept, a debugger held it. It counts as a short step, so that the clock of the map
/// neither leaps over what nobody saw nor stands still for ever where every frame is as slow as that.
class TurnClock {
public:
    static constexpr double longestTurnSeconds = 2;
    static constexpr double pauseCountsSeconds = 0.1;

    /// Begins a turn at a time in seconds that never goes back; gives the seconds that have passed for what
    /// moves. None after a rest: what begins to move in this turn begins now, not when the last frame was
    /// drawn. `moves`: what moves in this turn moved in the turn before as well.
    double begin(double nowSeconds, bool moves);
    /// The same without regard to what moves or pauses: the time since the turn before.
    [[nodiscard]] double elapsedSeconds() const { return _elapsed; }

private:
    double _last = -1; ///< < 0: there was no turn yet
    double _elapsed = 0;
};

} // namespace khalkha
