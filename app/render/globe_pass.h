#pragma once
// Space, ocean and atmosphere.

#include "render/limb.h"
#include "render/pass.h"

#include <optional>
#include <span>

namespace khalkha {

class GlobePass {
public:
    [[nodiscard]] static Result<GlobePass> create(const std::filesystem::path& shaderFolder);
    /// Covers the whole picture with ocean and, outside the limb, with space.
    void drawBelowLand(const PassInput& in);
    /// Haze and a smooth edge along the limb.
    void drawAboveLand(const PassInput& in);
    /// Pixels in which the haze over the ground falls to a third.
    [[nodiscard]] static double hazePx(const PassInput& in, const LimbRays& rays);
    /// Haze ends at so many times that.
    static constexpr double hazeReach = 5.5;

private:
    struct LimbProgram {
        explicit LimbProgram(Program loaded);
        void use(const PassInput& in, const LimbRays& rays, double glowPx) const;
        Program program;
        int viewportPx, ray, rayX, rayY, towards, tangent, space, atmosphere, ocean, oceanDeep, glow, haze,
            rim, fillColour;
    };
    struct StripVertex {
        float x = 0, y = 0; ///< pixels from the lower left corner
        float insidePx = 0;
    };
    GlobePass(Program ocean, Program glow, Program limb, Program flat);
    /// Uploads strips along the limb: a strip between each two neighbouring distances (inside positive). With
    /// a middle the first strip reaches to that point, whatever its first distance.
    /// Returns the number of indices of one strip.
    std::uint32_t uploadStrips(
        const std::vector<std::vector<LimbPoint>>& runs,
        std::span<const double> insidePx,
        std::optional<glm::dvec2> middle = std::nullopt);

    LimbProgram _ocean, _glow, _limb, _flat;
    Buffer _vertices{Buffer::Kind::vertices}, _indices{Buffer::Kind::indices};
    VertexArray _array;
};

} // namespace khalkha
