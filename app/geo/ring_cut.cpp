#include "geo/antimeridian.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

namespace khalkha {

namespace {

/// The runs of a ring between its crossings, each from the meridian to the meridian; the closed ring itself
/// where it does not cross.
std::vector<Polyline> runsOf(std::span<const LonLat> ring) {
    Polyline closed(ring.begin(), ring.end());
    closed.push_back(ring.front());
    std::vector<Polyline> runs = cutAt180(closed);
    if (runs.size() > 1 && runs.back().back() == runs.front().front()) { // begun in the middle of a run
        runs.back().insert(runs.back().end(), runs.front().begin() + 1, runs.front().end());
        runs.erase(runs.begin());
    }
    return runs;
}

/// How it goes on from the end of a run, along the meridian or over the pole.
struct Link {
    std::optional<size_t> next; ///< the run
    bool overPole = false;
};

/// An end of a run, or the pole.
struct End {
    double latDeg = 0;
    std::optional<size_t> run;
    bool begins = false;
};

/// Along the meridian inside and outside take turns: ends belong together two by two, the pole is one more
/// where the ring goes around it.
class Linker {
public:
    Linker(const std::vector<Polyline>& runs, std::optional<double> poleLatDeg) : _links(runs.size()) {
        std::array<std::optional<End>, 2> atPole;
        for (const bool east : {true, false}) {
            std::vector<End> ends;
            const double side = east ? 180 : -180;
            for (size_t i = 0; i < runs.size(); ++i) {
                if (runs[i].front().lonDeg == side) {
                    ends.push_back({runs[i].front().latDeg, i, true});
                }
                if (runs[i].back().lonDeg == side) {
                    ends.push_back({runs[i].back().latDeg, i, false});
                }
            }
            if (poleLatDeg) {
                ends.push_back({*poleLatDeg, std::nullopt, false});
            }
            std::stable_sort(
                ends.begin(), ends.end(), [](const End& a, const End& b) { return a.latDeg < b.latDeg; });
            for (size_t i = 0; i + 1 < ends.size(); i += 2) {
                if (ends[i].run && ends[i + 1].run) {
                    join(ends[i], ends[i + 1], false);
                } else {
                    atPole.at(east ? 0 : 1) = ends[i].run ? ends[i] : ends[i + 1];
                }
            }
        }
        if (atPole[0] && atPole[1]) {
            join(*atPole[0], *atPole[1], true);
        }
    }
    /// False for an outline that crosses itself.
    [[nodiscard]] bool isWhole() const {
        return std::all_of(
            _links.begin(), _links.end(), [](const Link& link) { return link.next.has_value(); });
    }
    [[nodiscard]] const Link& operator[](size_t run) const { return _links[run]; }

private:
    void join(const End& one, const End& other, bool overPole) {
        if (one.begins != other.begins) {
            _links[*(one.begins ? other : one).run] = {one.begins ? one.run : other.run, overPole};
        }
    }
    std::vector<Link> _links;
};

} // namespace

std::vector<Ring> ringCutAt180(std::span<const LonLat> ring) {
    if (ring.size() < 3) {
        return {Ring(ring.begin(), ring.end())};
    }
    const std::vector<Polyline> runs = runsOf(ring);
    if (runs.size() == 1 && runs.front().front() == runs.front().back()) {
        return {Ring(ring.begin(), ring.end())};
    }
    const double sumLatDeg =
        std::accumulate(ring.begin(), ring.end(), 0.0, [](double sum, LonLat at) { return sum + at.latDeg; });
    const double poleLatDeg = sumLatDeg < 0 ? -90 : 90;
    const Linker links(runs, runs.size() % 2 != 0 ? std::optional(poleLatDeg) : std::nullopt);
    std::vector<Ring> pieces;
    std::vector<bool> taken(runs.size(), false);
    for (size_t first = 0; first < runs.size(); ++first) {
        Ring piece;
        for (size_t run = first; !taken[run]; run = *links[run].next) {
            taken[run] = true;
            piece.insert(piece.end(), runs[run].begin(), runs[run].end());
            if (!links.isWhole()) {
                break; // each run for itself
            }
            if (links[run].overPole) {
                piece.push_back({runs[run].back().lonDeg, poleLatDeg});
                piece.push_back({-runs[run].back().lonDeg, poleLatDeg});
            }
        }
        piece.erase(std::unique(piece.begin(), piece.end()), piece.end());
        if (piece.size() > 1 && piece.front() == piece.back()) {
            piece.pop_back();
        }
        if (piece.size() > 2) {
            pieces.push_back(std::move(piece));
        }
    }
    return pieces;
}

} // namespace khalkha
