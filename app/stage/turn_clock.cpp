#include "stage/turn_clock.h"

namespace khalkha {

double TurnClock::begin(double nowSeconds, bool moves) {
    _elapsed = _last < 0 || nowSeconds < _last ? 0 : nowSeconds - _last;
    _last = nowSeconds;
    if (!moves) {
        return 0;
    }
    return _elapsed <= longestTurnSeconds ? _elapsed : pauseCountsSeconds;
}

} // namespace khalkha
