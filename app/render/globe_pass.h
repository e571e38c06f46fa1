#pragma once
// Space, ocean and atmosphere.

#include "render/limb.h"
#include "render/pass.h"

#include <optional>

namespace khalkha {

class GlobePass {
public:
    [[nodiscard]] static Result<GlobePass> create(const std::filesystem::path& shaderFolder);
    /// Covers the whole picture with space and ocean.
    void drawBelowLand(const PassInput& in);
    /// Haze and a smooth edge along the limb.
    void drawAboveLand(const PassInput& in);

private:
    struct LimbProgram {
        explicit LimbProgram(Program loaded);
        void use(const PassInput& in, const LimbRays& rays, double glowPx) const;
        Program program;
        int viewportPx, ray, rayX, rayY, towards, tangent, space, atmosphere, ocean, oceanDeep, glow, rim;
    };
    GlobePass(Program ocean, Program limb);
    void upload(const std::vector<glm::vec2>& corners, const std::vector<std::uint32_t>& indices);

    LimbProgram _ocean, _limb;
    Buffer _vertices{Buffer::Kind::vertices}, _indices{Buffer::Kind::indices};
    VertexArray _array;
};

} // namespace khalkha
