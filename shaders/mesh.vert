#version 330 core
// Screen meshes: everything of a frame above the base map, in pixels from the upper left corner.

layout(location = 0) in vec2 position;
layout(location = 1) in vec2 stroke; // across, half width, pixels
layout(location = 2) in vec4 vertexColour;
layout(location = 3) in float depth; // of bands: 0 at the border, 1 at the inner rim

uniform vec2 viewportPx;

noperspective out vec2 strokePlace;
noperspective out vec4 fillColour;
noperspective out float bandDepth;

void main() {
    strokePlace = stroke;
    fillColour = vertexColour;
    bandDepth = depth;
    gl_Position = vec4(
        position.x / viewportPx.x * 2.0 - 1.0, 1.0 - position.y / viewportPx.y * 2.0, depth * 2.0 - 1.0, 1.0);
}
